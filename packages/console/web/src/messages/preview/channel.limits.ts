import {
  CHANNELS,
  type Channel,
  type ChannelRules,
  type DisplayKind,
  type Limit,
  type Unsupported,
} from 'nestjs-haptik/hsl';
import { LIMIT_BY_USE } from 'nestjs-haptik/internal/pure';
import type { CopyUse } from '../../api/contract.js';

export function channelLimit(channel: Channel, use: CopyUse): Limit | undefined {
  return (CHANNELS[channel] as ChannelRules).limits[LIMIT_BY_USE[use]];
}

/** Whether a channel supports the element that contains the text, as far as documented. */
export function channelSupport(channel: Channel, use: CopyUse): Unsupported | undefined {
  const rules: ChannelRules = CHANNELS[channel];
  if (use.startsWith('quickReply') && rules.limits.quickReplies?.max === 0)
    return rules.limits.quickReplies;
  const kind = ELEMENT_KINDS[use];
  return kind && rules.unsupported[kind];
}

const ELEMENT_KINDS: Partial<Record<CopyUse, DisplayKind>> = {
  button: 'BUTTON',
  buttonText: 'BUTTON',
  cardTitle: 'CAROUSEL',
  cardSubTitle: 'CAROUSEL',
  cardLabel: 'CAROUSEL',
  formTitle: 'FORM',
};
