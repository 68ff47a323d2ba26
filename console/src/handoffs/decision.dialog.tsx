import { ConfirmDialog } from '../records/confirm.dialog.js';
import { useText } from '../texts/text.hook.js';
import type { HandoffView } from './handoff.views.js';
import { type Decision, useDecision } from './handoffs.queries.js';

interface DecisionDialogProps {
  readonly entry: HandoffView;
  readonly decision: Decision;
  readonly onClose: () => void;
}

/** Asks before a user is called, or is given up. */
export function DecisionDialog({ entry, decision, onClose }: DecisionDialogProps) {
  const text = useText();
  const decide = useDecision(entry.id, decision);
  return (
    <ConfirmDialog
      title={text(`handoffs.${decision}.title`)}
      verb={text(`handoffs.${decision}`)}
      isDangerous={decision === 'drop'}
      action={decide}
      onConfirm={() => decide.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {text(`handoffs.${decision}.about`, { user: entry.userName, node: entry.node })}
    </ConfirmDialog>
  );
}
