import type { ActionKind } from './action.kind.js';

/**
 * - `error`: the channel rejects the element or does not show it.
 * - `warning`: the channel truncates or changes the element, or its support is undocumented.
 * - `advice`: the channel shows the element, but Haptik advises against it.
 */
export type Severity = 'error' | 'warning' | 'advice';

/** A maximum for an element. Lengths are in code points. */
export interface Limit {
  readonly max: number;
  readonly severity: Severity;
  /** The documentation that states the number. */
  readonly source: string;
}

/** Names of all limits. */
export const LIMIT_NAMES = [
  'textLength',
  'buttons',
  'buttonTextLength',
  'buttonLabelLength',
  'quickReplies',
  'quickReplyTextLength',
  'quickReplyLabelLength',
  'cards',
  'cardTitleLength',
  'cardSubTitleLength',
  'cardButtons',
  'cardLabelLength',
] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

/** A feature that a channel does not support. */
export interface Unsupported {
  readonly severity: Severity;
  readonly source: string;
}

/** An element kind as users see it: an image and a video are carousels on the wire. */
export type DisplayKind =
  | 'TEXT'
  | 'BUTTON'
  | 'CAROUSEL'
  | 'IMAGE'
  | 'VIDEO'
  | 'FORM'
  | 'TAB_LIST'
  | 'RECEIPT'
  | 'SYSTEM'
  | 'SILENT'
  | 'NATIVE_ACTION';

/** What a channel supports. */
export interface ChannelRules {
  /** Haptik's name of the channel. */
  readonly name: string;
  /** The channel's codes of `device_platform`. Protocol 1.5. */
  readonly platforms: readonly number[];
  readonly limits: Readonly<Partial<Record<LimitName, Limit>>>;
  readonly unsupported: Readonly<Partial<Record<DisplayKind, Unsupported>>>;
  /** Set if labels of one element must differ. */
  readonly uniqueLabels?: Unsupported;
  /** Actions that a button, or a button of a card, does not support. */
  readonly actions: Readonly<
    Partial<Record<'button' | 'card', Readonly<Partial<Record<ActionKind, Unsupported>>>>>
  >;
}

/** Custom rules. Omitted rules do not limit anything. */
export type CustomChannelRules = Pick<ChannelRules, 'name' | 'limits'> & Partial<ChannelRules>;
