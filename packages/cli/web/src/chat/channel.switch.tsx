import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { CHANNEL_NAMES, ChannelButton, channelName } from '@nestjs-haptik/ui';
import { CHANNELS, type Channel } from 'nestjs-haptik/hsl';
import { usePage } from '../app/page.context.js';
import { useChannelChoice } from './channel.hook.js';
import { shortChannelName } from './short.channel.name.js';
import classes from './chat.module.css';

/** Shows the same chat in another channel. */
export function ChannelSwitch() {
  const { channel } = usePage();
  const choose = useChannelChoice();
  const isNarrow = useMediaQuery('(width < 560px)', undefined, { getInitialValueInEffect: false });
  if (isNarrow)
    return (
      <div className={classes.channels}>
        <NativeSelect
          flex={1}
          size="xs"
          aria-label="Channel"
          data={CHANNEL_NAMES.map((name) => ({ value: name, label: channelName(name) }))}
          value={channel}
          onChange={({ currentTarget }) => choose(currentTarget.value as Channel)}
        />
      </div>
    );
  return (
    <div className={classes.channels} role="group" aria-label="Channel">
      {CHANNEL_NAMES.map((name) => (
        <ChannelButton
          key={name}
          isChosen={name === channel}
          title={`As ${CHANNELS[name].name} shows it`}
          onChoose={() => choose(name)}
        >
          {shortChannelName(name)}
        </ChannelButton>
      ))}
    </div>
  );
}
