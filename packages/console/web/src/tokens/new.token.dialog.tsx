import { Code, Text } from '@mantine/core';
import type { TokenJson } from '../api/contract.js';
import { OneTimeSecretDialog } from '../access/one.time.secret.dialog.js';
import { useTranslate } from '../i18n/translate.hook.js';

interface NewTokenDialogProps {
  readonly token: string;
  readonly view: TokenJson;
  readonly onClose: () => void;
}

/** A new token, with a command that uses it. */
export function NewTokenDialog({ token, view, onClose }: NewTokenDialogProps) {
  const text = useTranslate();
  const origin = new URL('.', document.baseURI).href;
  return (
    <OneTimeSecretDialog
      title={text('tokens.created', { name: view.name })}
      label={text('tokens.token')}
      description={text('tokens.created.description')}
      secret={token}
      onClose={onClose}
    >
      <div>
        <Text size="sm" mb={4}>
          {text('tokens.example')}
        </Text>
        <Code block tabIndex={0} aria-label={text('tokens.example')}>
          {`export HAPTIK_CONSOLE_TOKEN=…\nnpx @nestjs-haptik/cli copy pull --url ${origin} --out texts.csv`}
        </Code>
      </div>
    </OneTimeSecretDialog>
  );
}
