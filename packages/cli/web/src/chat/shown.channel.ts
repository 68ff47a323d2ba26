import { CHANNELS, type Channel } from 'nestjs-haptik/hsl';
import type { ConversationState } from '../api/page.contract.js';

type Code = ConversationState['devicePlatform'] | undefined;

const ALL = Object.entries(CHANNELS) as [Channel, (typeof CHANNELS)[Channel]][];

/**
 * The channel whose code is sent for one without a code. WhatsApp has one code with and without reply buttons.
 * Haptik documents none for Instagram: for Web an app changes least.
 */
const SENT_AS: Partial<Record<Channel, Channel>> = {
  whatsappReplyButtons: 'whatsapp',
  instagram: 'web',
};

/** The code of `device_platform` that a call of the channel has. Protocol 1.5. */
export function platformOfChannel(channel: Channel): number | string | undefined {
  return CHANNELS[SENT_AS[channel] ?? channel].platforms.at(-1);
}

/** The channel of a code of `device_platform`. */
export function channelOfPlatform(code: Code): Channel | undefined {
  return ALL.find(([, { platforms }]) =>
    platforms.some((one) => String(one) === String(code)),
  )?.[0];
}

/** Whether a call with the code is one of the channel. */
export function isSentAs(channel: Channel, code: Code): boolean {
  return channelOfPlatform(code) === (SENT_AS[channel] ?? channel);
}

/** The channel that the chat is drawn as: the chosen one while the next call is one of it. */
export function toShownChannel(chosen: Channel | undefined, code: Code): Channel {
  if (chosen && isSentAs(chosen, code)) return chosen;
  return channelOfPlatform(code) ?? chosen ?? 'web';
}
