import { AllowedButton } from '../records/allowed.button.js';
import { hasRight, useMe } from '../session/session.queries.js';
import { useText } from '../texts/text.hook.js';

interface SwitchButtonProps {
  /** Which switch, for those who do not see where the button stands. */
  readonly label: string;
  readonly onClick: () => void;
  readonly children: string;
}

export function SwitchButton({ label, onClick, children }: SwitchButtonProps) {
  const text = useText();
  const reason = hasRight(useMe(), 'operations:write') ? undefined : text('nodes.denied');
  return (
    <AllowedButton variant="default" size="xs" label={label} reason={reason} onClick={onClick}>
      {children}
    </AllowedButton>
  );
}
