import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../records/dialog.js';
import { useText } from '../texts/text.hook.js';
import { OnceSecret } from './once.secret.js';

interface OnceDialogProps {
  readonly title: string;
  readonly label: string;
  readonly secret: string;
  readonly about: string;
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** Shows a secret once. It closes by its buttons only, so that no stray click loses the secret. */
export function OnceDialog({ title, onClose, children, ...secret }: OnceDialogProps) {
  const text = useText();
  return (
    <Dialog title={title} isLarge isFirm onClose={onClose}>
      <Stack>
        <OnceSecret {...secret} />
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text('people.once.done')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
