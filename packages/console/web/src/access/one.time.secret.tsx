import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconEyeOff } from '@tabler/icons-react';
import { useTranslate } from '../i18n/translate.hook.js';
import styles from './one.time.secret.module.css';

interface OneTimeSecretProps {
  /** The heading. */
  readonly label: string;
  readonly secret: string;
  /** What to do with the secret. */
  readonly description: string;
}

/** A link or token that cannot be shown again. */
export function OneTimeSecret({ label, secret, description }: OneTimeSecretProps) {
  const text = useTranslate();
  return (
    <Stack>
      <Text size="sm">{description}</Text>
      <div>
        <Text size="sm" fw={500} mb={4}>
          {label}
        </Text>
        <Group gap="xs" align="stretch" wrap="nowrap">
          <Code block className={styles.secret ?? ''} tabIndex={0} aria-label={label}>
            {secret}
          </Code>
          <CopyButton value={secret} timeout={3_000}>
            {({ copied, copy }) => (
              <Button
                onClick={copy}
                data-autofocus
                h="auto"
                mih={36}
                leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              >
                <span aria-live="polite">{text(copied ? 'ui.copied' : 'ui.copy')}</span>
              </Button>
            )}
          </CopyButton>
        </Group>
      </div>
      <Alert color="yellow" icon={<IconEyeOff aria-hidden />}>
        {text('access.one-time-secret')}
      </Alert>
    </Stack>
  );
}
