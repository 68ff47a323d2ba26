import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { useText } from '../texts/text.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';

interface FormDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What is done, as the button says it. */
  readonly verb: string;
  readonly action: { readonly isPending: boolean; readonly error: unknown };
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
}

/** A form above the page. */
export function FormDialog({ title, children, verb, action, onSubmit, onClose }: FormDialogProps) {
  const text = useText();
  return (
    <Modal
      opened
      centered
      size="lg"
      title={title}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': text('ui.close') }}
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {children}
          <ProblemAlert error={action.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('ui.cancel')}
            </Button>
            <Button type="submit" loading={action.isPending}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
