import { hasPermission, useCurrentUser } from '../session/session.queries.js';
import { useTranslate } from '../i18n/translate.hook.js';
import { ExplainedButton } from '../ui/explained.button.js';
import { type HandoffJson, isUndelivered } from './handoff.types.js';
import type { HandoffAction } from './handoffs.queries.js';

interface HandoffActionsProps {
  readonly entry: HandoffJson;
  readonly onAction: (action: HandoffAction) => void;
}

/** The actions that the state of a handoff allows. */
export function HandoffActions({ entry, onAction }: HandoffActionsProps) {
  const text = useTranslate();
  const reason = hasPermission(useCurrentUser(), 'operations:write')
    ? undefined
    : 'handoffs.denied';
  const name = { user: entry.userName };
  return (
    <>
      {isUndelivered(entry.state) && (
        <ExplainedButton
          reason={reason}
          variant="default"
          size="xs"
          label={text('handoffs.retry.of', name)}
          onClick={() => onAction('retry')}
        >
          {text('handoffs.retry')}
        </ExplainedButton>
      )}
      {(isUndelivered(entry.state) || entry.state === 'pending') && (
        <ExplainedButton
          reason={reason}
          variant="subtle"
          color="red"
          c="var(--mantine-color-error)"
          size="xs"
          label={text('handoffs.cancel.of', name)}
          onClick={() => onAction('cancel')}
        >
          {text('handoffs.cancel')}
        </ExplainedButton>
      )}
    </>
  );
}
