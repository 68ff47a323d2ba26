import { CHANNEL_NAMES } from '@nestjs-haptik/ui';
import type { Channel } from 'nestjs-haptik/hsl';
import { useConversationPatch } from '../call/conversation/conversation.patch.hook.js';
import { usePage } from '../app/page.context.js';
import { platformOfChannel } from './shown.channel.js';

/** Shows the chat as another channel does, and sends its code with the next call. */
export function useChannelChoice(): (channel: Channel) => void {
  const { chooseChannel } = usePage();
  const patch = useConversationPatch();
  return (channel) => {
    chooseChannel(channel);
    const code = platformOfChannel(channel);
    if (code !== undefined) patch({ devicePlatform: code });
  };
}

/** Chooses the next or the previous channel. */
export function useChannelStep(): (by: 1 | -1) => void {
  const { channel } = usePage();
  const choose = useChannelChoice();
  return (by) => {
    const index = CHANNEL_NAMES.indexOf(channel) + by;
    const next = CHANNEL_NAMES[(index + CHANNEL_NAMES.length) % CHANNEL_NAMES.length];
    if (next) choose(next);
  };
}
