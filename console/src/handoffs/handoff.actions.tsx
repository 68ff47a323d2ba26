import { hasRight, useMe } from '../session/session.queries.js';
import { useText } from '../texts/text.hook.js';
import { ReasonedButton } from '../ui/reasoned.button.js';
import type { HandoffView } from './handoff.views.js';
import type { Decision } from './handoffs.queries.js';

interface HandoffActionsProps {
  readonly entry: HandoffView;
  readonly onDecide: (decision: Decision) => void;
}

/** What can be decided about a hand-over as it stands. */
export function HandoffActions({ entry, onDecide }: HandoffActionsProps) {
  const text = useText();
  const reason = hasRight(useMe(), 'operations:write') ? undefined : 'handoffs.denied';
  const name = { user: entry.userName };
  return (
    <>
      {entry.state === 'dead' && (
        <ReasonedButton
          reason={reason}
          variant="default"
          size="xs"
          label={text('handoffs.retry.of', name)}
          onClick={() => onDecide('retry')}
        >
          {text('handoffs.retry')}
        </ReasonedButton>
      )}
      {(entry.state === 'dead' || entry.state === 'pending') && (
        <ReasonedButton
          reason={reason}
          variant="subtle"
          color="red"
          c="var(--mantine-color-error)"
          size="xs"
          label={text('handoffs.drop.of', name)}
          onClick={() => onDecide('drop')}
        >
          {text('handoffs.drop')}
        </ReasonedButton>
      )}
    </>
  );
}
