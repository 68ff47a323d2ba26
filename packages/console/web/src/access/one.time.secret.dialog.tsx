import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from '../records/dialog.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { OneTimeSecret } from './one.time.secret.js';

interface OneTimeSecretDialogProps {
  readonly title: string;
  readonly label: string;
  readonly secret: string;
  readonly description: string;
  readonly children?: ReactNode;
  readonly onClose: () => void;
}

/** Shows a secret once. Only its buttons close it, so that an accidental click does not lose the secret. */
export function OneTimeSecretDialog({
  title,
  onClose,
  children,
  ...secret
}: OneTimeSecretDialogProps) {
  const text = useTranslate();
  return (
    <Dialog title={title} isLarge closesByButtonOnly onClose={onClose}>
      <Stack>
        <OneTimeSecret {...secret} />
        {children}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {text('access.one-time-secret.done')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
