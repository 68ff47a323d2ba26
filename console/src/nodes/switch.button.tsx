import { hasRight, useMe } from '../session/session.queries.js';
import { ReasonedButton } from '../ui/reasoned.button.js';

interface SwitchButtonProps {
  /** Which switch, for those who do not see where the button stands. */
  readonly label: string;
  readonly onClick: () => void;
  readonly children: string;
}

export function SwitchButton({ label, onClick, children }: SwitchButtonProps) {
  const reason = hasRight(useMe(), 'operations:write') ? undefined : 'nodes.denied';
  return (
    <ReasonedButton variant="default" size="xs" label={label} reason={reason} onClick={onClick}>
      {children}
    </ReasonedButton>
  );
}
