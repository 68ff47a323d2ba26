import { Alert, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconEyeOff } from '@tabler/icons-react';
import { useText } from '../texts/text.hook.js';
import styles from './once.secret.module.css';

interface OnceSecretProps {
  /** What it is, as its heading. */
  readonly label: string;
  readonly secret: string;
  /** What to do with it. */
  readonly about: string;
}

/** A link or a token that nobody can read again. */
export function OnceSecret({ label, secret, about }: OnceSecretProps) {
  const text = useText();
  return (
    <Stack>
      <Text size="sm">{about}</Text>
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
        {text('people.once')}
      </Alert>
    </Stack>
  );
}
