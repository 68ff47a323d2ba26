import { Box, Button, Group, Stack } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { Dialog } from './dialog.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';

interface FormDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What is done, as the button says it. */
  readonly submitLabel: string;
  readonly action: { readonly isPending: boolean; readonly error: unknown };
  /** Something else that can be done, at the other end of the buttons. */
  readonly secondaryAction?: ReactNode;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
}

/** A form above the page. */
export function FormDialog(props: FormDialogProps) {
  const { title, children, submitLabel, action, secondaryAction, onSubmit, onClose } = props;
  const text = useTranslate();
  return (
    <Dialog title={title} isLarge onClose={onClose}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {children}
          <ProblemAlert error={action.error} />
          <Group>
            <Box mr="auto">{secondaryAction}</Box>
            <Button variant="default" onClick={onClose}>
              {text('ui.cancel')}
            </Button>
            <Button type="submit" loading={action.isPending}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
