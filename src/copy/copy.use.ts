import type { LimitName } from '../hsl/channel/channel.rules.js';

/** Where a text is shown, and the number of the channel rules that limits it there. */
export const LIMIT_BY_USE = {
  text: 'textLength',
  button: 'buttonLabelLength',
  buttonText: 'buttonTextLength',
  quickReply: 'quickReplyLabelLength',
  quickReplyText: 'quickReplyTextLength',
  cardTitle: 'cardTitleLength',
  cardSubTitle: 'cardSubTitleLength',
  cardLabel: 'cardLabelLength',
  // A channel without forms shows it as a text, and none is known to limit it otherwise.
  formTitle: 'textLength',
} as const satisfies Readonly<Record<string, LimitName>>;

/**
 * - `text`: a message of its own.
 * - `button`, `buttonText`: the label of a button, and the message above buttons.
 * - `quickReply`, `quickReplyText`: the label of a quick reply, and the message above quick replies.
 * - `cardTitle`, `cardSubTitle`, `cardLabel`: of a carousel's card, and the label of its button.
 * - `formTitle`: above the fields of a form.
 */
export type CopyUse = keyof typeof LIMIT_BY_USE;
