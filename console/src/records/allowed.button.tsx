import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

interface AllowedButtonProps extends ButtonProps {
  /** Why it cannot be pressed; absent when it can. */
  readonly reason: string | undefined;
  /** Its name for those who do not see the row that it stands in. */
  readonly label?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button that stays reachable while it is forbidden, so that everybody can read why. */
export function AllowedButton({ reason, label, onClick, children, ...button }: AllowedButtonProps) {
  if (reason === undefined)
    return (
      <Button {...button} aria-label={label} onClick={onClick}>
        {children}
      </Button>
    );
  return (
    <Tooltip label={reason} multiline maw={260} events={{ hover: true, focus: true, touch: true }}>
      <Button
        {...button}
        aria-label={label}
        data-disabled
        aria-disabled
        onClick={(event) => event.preventDefault()}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
