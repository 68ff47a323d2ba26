import { CHANNELS, type Channel } from 'nestjs-haptik/hsl';

/** The channels with built-in rules. */
export const CHANNEL_NAMES = Object.keys(CHANNELS) as readonly Channel[];

/** Two entries of the rules have the same name. */
export function channelName(channel: Channel): string {
  return channel === 'whatsappReplyButtons' ? 'WhatsApp reply buttons' : CHANNELS[channel].name;
}

/** How a channel draws choices. Colors and shapes are in `channel.colors.css`. */
export interface ChannelLook {
  /** The channels with the same colors. */
  readonly palette: string;
  /** Choices of a message beyond this number are drawn as one button that opens a list. */
  readonly maxInlineReplies: number;
  /** Whether quick replies stay once the user has answered. */
  readonly keepsQuickReplies: boolean;
  /** Whether Haptik asks the questions of a form one by one. */
  readonly asksFieldsOneByOne: boolean;
}

/** WhatsApp shows at most three reply buttons; its list messages have more choices. */
const MAX_REPLY_BUTTONS = 3;

export function getChannelLook(channel: Channel): ChannelLook {
  const isWhatsApp = channel.startsWith('whatsapp');
  return {
    palette: isWhatsApp ? 'whatsapp' : channel,
    maxInlineReplies: isWhatsApp ? MAX_REPLY_BUTTONS : Infinity,
    keepsQuickReplies: isWhatsApp,
    asksFieldsOneByOne: channel === 'facebook',
  };
}
