import { AllowedButton } from '../records/allowed.button.js';
import { hasRight, useMe } from '../session/session.queries.js';
import { useText } from '../texts/text.hook.js';
import type { HandoffView } from './handoff.views.js';
import type { Decision } from './handoffs.queries.js';

interface HandoffActionsProps {
  readonly entry: HandoffView;
  readonly onDecide: (decision: Decision) => void;
}

/** What can be decided about a hand-over as it stands. */
export function HandoffActions({ entry, onDecide }: HandoffActionsProps) {
  const text = useText();
  const reason = hasRight(useMe(), 'operations:write') ? undefined : text('handoffs.denied');
  const name = { user: entry.userName };
  return (
    <>
      {entry.state === 'dead' && (
        <AllowedButton
          reason={reason}
          variant="default"
          size="xs"
          label={text('handoffs.retry.of', name)}
          onClick={() => onDecide('retry')}
        >
          {text('handoffs.retry')}
        </AllowedButton>
      )}
      {(entry.state === 'dead' || entry.state === 'pending') && (
        <AllowedButton
          reason={reason}
          variant="subtle"
          color="red"
          size="xs"
          label={text('handoffs.drop.of', name)}
          onClick={() => onDecide('drop')}
        >
          {text('handoffs.drop')}
        </AllowedButton>
      )}
    </>
  );
}
