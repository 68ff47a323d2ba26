import { CHANNELS, type Channel } from 'nestjs-haptik/hsl';
import type { ConversationState } from '../api/page.contract.js';

const ALL = Object.entries(CHANNELS) as [Channel, (typeof CHANNELS)[Channel]][];

/** The channel of a code of `device_platform`. */
export function channelOfPlatform(
  code: ConversationState['devicePlatform'] | undefined,
): Channel | undefined {
  return ALL.find(([, { platforms }]) =>
    platforms.some((one) => String(one) === String(code)),
  )?.[0];
}

/**
 * The channel that the chat is drawn as: that of the next call, unless the chosen one has no code, as Instagram
 * has none.
 */
export function toShownChannel(
  chosen: Channel | undefined,
  code: ConversationState['devicePlatform'] | undefined,
): Channel {
  if (chosen && CHANNELS[chosen].platforms.length === 0) return chosen;
  return channelOfPlatform(code) ?? chosen ?? 'web';
}
