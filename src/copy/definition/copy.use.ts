import type { LimitName } from '../../hsl/channel/channel.rules.js';

/** Use of a text -> the channel limit that applies to it. */
export const LIMIT_BY_USE = {
  text: 'textLength',
  button: 'buttonLabelLength',
  buttonText: 'buttonTextLength',
  quickReply: 'quickReplyLabelLength',
  quickReplyText: 'quickReplyTextLength',
  cardTitle: 'cardTitleLength',
  cardSubTitle: 'cardSubTitleLength',
  cardLabel: 'cardLabelLength',
  // Channels without forms show the title as text. No channel documents another limit.
  formTitle: 'textLength',
} as const satisfies Readonly<Record<string, LimitName>>;

/**
 * - `text`: a separate message.
 * - `button`, `buttonText`: the label of a button, and the message above buttons.
 * - `quickReply`, `quickReplyText`: the label of a quick reply, and the message above quick replies.
 * - `cardTitle`, `cardSubTitle`, `cardLabel`: texts of a carousel card, and the label of its button.
 * - `formTitle`: the title of a form.
 */
export type CopyUse = keyof typeof LIMIT_BY_USE;
