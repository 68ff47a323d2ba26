import { ConfirmDialog } from '../records/confirm.dialog.js';
import { useTranslate } from '../i18n/translate.hook.js';
import type { HandoffJson } from './handoff.types.js';
import { type HandoffAction, useHandoffAction } from './handoffs.queries.js';

interface HandoffActionDialogProps {
  readonly entry: HandoffJson;
  readonly action: HandoffAction;
  readonly onClose: () => void;
}

/** Asks for confirmation before a handoff is retried or cancelled. */
export function HandoffActionDialog({ entry, action, onClose }: HandoffActionDialogProps) {
  const text = useTranslate();
  const mutation = useHandoffAction(entry.id, action);
  return (
    <ConfirmDialog
      title={text(`handoffs.${action}.title`)}
      confirmLabel={text(`handoffs.${action}`)}
      cancelLabel={action === 'cancel' ? text('handoffs.cancel.keep') : undefined}
      isDangerous={action === 'cancel'}
      action={mutation}
      onConfirm={() => mutation.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {text(`handoffs.${action}.description`, { user: entry.userName, node: entry.node })}
    </ConfirmDialog>
  );
}
