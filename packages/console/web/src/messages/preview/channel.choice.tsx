import { CHANNEL_NAMES, ChannelButton, channelName } from '@nestjs-haptik/ui';
import type { Channel } from 'nestjs-haptik/hsl';
import type { CopyUse } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { channelLimit } from './channel.limits.js';
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
          <ChannelButton
            key={channel}
            isChosen={channel === chosen}
            onChoose={() => onChoose(channel)}
          >
            {channelName(channel)}
            {limit !== undefined && length !== undefined && (
              <span className={classes.length} data-over={isOver ? limit.severity : undefined}>
                {length}/{limit.max}
              </span>
            )}
          </ChannelButton>
        );
      })}
    </div>
  );
}
