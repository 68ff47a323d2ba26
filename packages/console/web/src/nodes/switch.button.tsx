import { hasPermission, useCurrentUser } from '../session/session.queries.js';
import { ExplainedButton } from '../ui/explained.button.js';

interface SwitchButtonProps {
  /** The accessible name, which includes the bot or node. */
  readonly label: string;
  readonly onClick: () => void;
  readonly children: string;
}

export function SwitchButton({ label, onClick, children }: SwitchButtonProps) {
  const reason = hasPermission(useCurrentUser(), 'operations:write') ? undefined : 'nodes.denied';
  return (
    <ExplainedButton variant="default" size="xs" label={label} reason={reason} onClick={onClick}>
      {children}
    </ExplainedButton>
  );
}
