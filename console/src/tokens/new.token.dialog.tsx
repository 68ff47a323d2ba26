import { Code, Text } from '@mantine/core';
import type { TokenView } from '../api/contract.js';
import { OnceDialog } from '../people/once.dialog.js';
import { useText } from '../texts/text.hook.js';

interface NewTokenDialogProps {
  readonly token: string;
  readonly view: TokenView;
  readonly onClose: () => void;
}

/** The token, and what is typed to use it. */
export function NewTokenDialog({ token, view, onClose }: NewTokenDialogProps) {
  const text = useText();
  const origin = new URL('.', document.baseURI).href;
  return (
    <OnceDialog
      title={text('tokens.created', { name: view.name })}
      label={text('tokens.token')}
      about={text('tokens.created.about')}
      secret={token}
      onClose={onClose}
    >
      <div>
        <Text size="sm" mb={4}>
          {text('tokens.example')}
        </Text>
        <Code block tabIndex={0} aria-label={text('tokens.example')}>
          {`export HAPTIK_CONSOLE_TOKEN=…\nnpx -p nestjs-haptik haptik copy pull --url ${origin} --out texts.csv`}
        </Code>
      </div>
    </OnceDialog>
  );
}
