import { UnstyledButton } from '@mantine/core';
import type { Channel } from 'nestjs-haptik/hsl';
import type { CopyUse } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { CHANNEL_NAMES, channelLimit, channelName } from './channels.js';
import classes from './preview.module.css';

interface ChannelChoiceProps {
  readonly chosen: Channel;
  readonly onChoose: (channel: Channel) => void;
  readonly use: CopyUse;
  readonly length: number | undefined;
}

/** Selects a channel; each shows the length of the text and its limit. */
export function ChannelChoice({ chosen, onChoose, use, length }: ChannelChoiceProps) {
  const text = useTranslate();
  return (
    <div className={classes.channels} role="group" aria-label={text('preview.channels')}>
      {CHANNEL_NAMES.map((channel) => {
        const limit = channelLimit(channel, use);
        const isOver = limit !== undefined && length !== undefined && length > limit.max;
        return (
          <UnstyledButton
            key={channel}
            className={classes.channel ?? ''}
            aria-pressed={channel === chosen}
            data-over={isOver ? limit.severity : undefined}
            onClick={() => onChoose(channel)}
          >
            {channelName(channel)}
            {limit !== undefined && length !== undefined && (
              <span className={classes.length}>
                {length}/{limit.max}
              </span>
            )}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
