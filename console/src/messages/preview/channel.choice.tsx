import { UnstyledButton } from '@mantine/core';
import type { Channel } from '../../../../src/hsl/channel/channel.rules.js';
import type { CopyUse } from '../../api/contract.js';
import { useText } from '../../texts/text.hook.js';
import { CHANNEL_NAMES, limitOf, nameOf } from './channels.js';
import classes from './preview.module.css';

interface ChannelChoiceProps {
  readonly chosen: Channel;
  readonly onChoose: (channel: Channel) => void;
  readonly use: CopyUse;
  readonly length: number | undefined;
}

/** The channels, each with its count against its limit. */
export function ChannelChoice({ chosen, onChoose, use, length }: ChannelChoiceProps) {
  const text = useText();
  return (
    <div className={classes.channels} role="group" aria-label={text('preview.channels')}>
      {CHANNEL_NAMES.map((channel) => {
        const limit = limitOf(channel, use);
        const isOver = limit !== undefined && length !== undefined && length > limit.most;
        return (
          <UnstyledButton
            key={channel}
            className={classes.channel ?? ''}
            aria-pressed={channel === chosen}
            data-over={isOver ? limit.severity : undefined}
            onClick={() => onChoose(channel)}
          >
            {nameOf(channel)}
            {limit !== undefined && length !== undefined && (
              <span className={classes.length}>
                {length}/{limit.most}
              </span>
            )}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
