import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { TextKey } from '../texts/en.js';
import { type TextValues, useText } from '../texts/text.hook.js';

interface ReasonedButtonProps extends ButtonProps {
  /** Why it cannot be used now; undefined when it can. It stays reachable, so that the reason is. */
  readonly reason: TextKey | undefined;
  /** What it does, told while it can be used. */
  readonly tip?: TextKey;
  readonly tipValues?: TextValues;
  readonly label?: string;
  readonly onClick: () => void;
}

/** A button that says why it is off. */
export function ReasonedButton(props: ReasonedButtonProps) {
  const { reason, tip, tipValues, label, onClick, ...button } = props;
  const text = useText();
  const told = reason ?? tip;
  return (
    <Tooltip
      label={told && text(told, tipValues)}
      disabled={told === undefined}
      position="bottom" // above it stands what the button has just done
      multiline
      maw={280}
      events={{ hover: true, focus: true, touch: true }}
    >
      <Button
        {...button}
        {...(reason !== undefined && { 'data-disabled': true })}
        {...(label !== undefined && { 'aria-label': label })}
        aria-disabled={reason !== undefined}
        onClick={() => reason === undefined && onClick()}
      />
    </Tooltip>
  );
}
