import { LIMIT_OF } from '../../../../src/copy/copy.use.js';
import {
  type Channel,
  type ChannelRules,
  CHANNELS,
  type Limit,
  type ShownKind,
  type Unsupported,
} from '../../../../src/hsl/channel/channel.rules.js';
import type { CopyUse } from '../../api/contract.js';

export const CHANNEL_NAMES = Object.keys(CHANNELS) as Channel[];

/** Two rows of the rules have one name. */
export function nameOf(channel: Channel): string {
  return channel === 'whatsappReplyButtons' ? 'WhatsApp reply buttons' : CHANNELS[channel].name;
}

export function limitOf(channel: Channel, use: CopyUse): Limit | undefined {
  return (CHANNELS[channel] as ChannelRules).limits[LIMIT_OF[use]];
}

/** What is known about whether a channel shows the element in which the text stands. */
export function supportOf(channel: Channel, use: CopyUse): Unsupported | undefined {
  const rules: ChannelRules = CHANNELS[channel];
  if (use.startsWith('quickReply') && rules.limits.quickReplies?.most === 0)
    return rules.limits.quickReplies;
  const kind = KINDS[use];
  return kind && rules.unsupported[kind];
}

const KINDS: Partial<Record<CopyUse, ShownKind>> = {
  button: 'BUTTON',
  buttonText: 'BUTTON',
  cardTitle: 'CAROUSEL',
  cardSubTitle: 'CAROUSEL',
  cardLabel: 'CAROUSEL',
  formTitle: 'FORM',
};
