import { Box, Button, Group, Stack } from '@mantine/core';
import type { FormEventHandler, ReactNode } from 'react';
import { Dialog } from './dialog.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ProblemAlert } from '../ui/problem.alert.js';

interface FormDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Names the action, e.g. `Create`. */
  readonly submitLabel: string;
  readonly action: { readonly isPending: boolean; readonly error: unknown };
  /** Another action, at the opposite end of the button row. */
  readonly secondaryAction?: ReactNode;
  readonly onSubmit: FormEventHandler<HTMLFormElement>;
  readonly onClose: () => void;
}

/** A form in a dialog. */
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
