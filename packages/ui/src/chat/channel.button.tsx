import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './channel.button.module.css';

interface ChannelButtonProps {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly title?: string;
  readonly children: ReactNode;
}

/** Chooses the channel in which a message is shown. */
export function ChannelButton({ isChosen, onChoose, title, children }: ChannelButtonProps) {
  return (
    <UnstyledButton
      className={classes.channel ?? ''}
      aria-pressed={isChosen}
      title={title}
      onClick={onChoose}
    >
      {children}
    </UnstyledButton>
  );
}
