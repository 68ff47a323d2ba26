import type { ActionKind } from './action.kind.js';

/**
 * - `error`: the channel refuses it, or does not show it.
 * - `warning`: it is shown, but cut or otherwise not as meant, or nobody knows.
 * - `advice`: it is shown, and Haptik advises against it.
 */
export type Severity = 'error' | 'warning' | 'advice';

/** A number that an element must not exceed; lengths are in code points. */
export interface Limit {
  readonly max: number;
  readonly severity: Severity;
  /** Where the number comes from. */
  readonly source: string;
}

/** Everything that can be limited. */
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

/** Something that a channel does not show. */
export interface Unsupported {
  readonly severity: Severity;
  readonly source: string;
}

/** What of the kinds can be unsupported; a picture and a video are carousels on the wire. */
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

/** What a channel shows. */
export interface ChannelRules {
  /** Haptik's name of it. */
  readonly name: string;
  /** Codes of `device_platform`. Protocol 1.5. */
  readonly platforms: readonly number[];
  readonly limits: Readonly<Partial<Record<LimitName, Limit>>>;
  readonly unsupported: Readonly<Partial<Record<DisplayKind, Unsupported>>>;
  /** Where two labels must not be the same. */
  readonly uniqueLabels?: Unsupported;
  /** What a tap on a button, or on an action of a card, cannot do here. */
  readonly actions: Readonly<
    Partial<Record<'button' | 'card', Readonly<Partial<Record<ActionKind, Unsupported>>>>>
  >;
}

const HAPTIK_DESIGN = 'Haptik, design advice (chat-middle.md, bot-says.md)';
const HAPTIK_ELEMENTS = 'Haptik, chat elements (chat-elements.md)';
const HAPTIK_FACEBOOK = 'Haptik, Facebook (facebook/cs-fb.md)';
const HAPTIK_WHATSAPP = 'Haptik, WhatsApp (whatsapp/cs-wa.md, 2021)';
const HAPTIK_GBM = 'Haptik, Google Business Messages (gbm/on-cs.md)';
export const HAPTIK_2018 = 'Haptik, HSL properties of 2018, for its own apps';
const META_QUICK_REPLIES = 'Meta, Messenger quick replies';
const META_BUTTONS = 'Meta, Messenger button template';
const META_CARDS = 'Meta, Messenger generic template';
const META_INSTAGRAM = 'Meta, Instagram quick replies';
const META_WHATSAPP_TEXT = 'Meta, WhatsApp text messages';
const META_WHATSAPP_BUTTONS = 'Meta, WhatsApp reply buttons';
const UNDOCUMENTED = 'documented for no channel but the SDKs';
const SDK_ONLY = 'a function of the SDK (HSL properties, actionable uri)';

function deepFreeze<T extends object>(object: T): T {
  Object.values(object).forEach(
    (value) => typeof value === 'object' && deepFreeze(value as object),
  );
  return Object.freeze(object);
}

const createLimit = (max: number, severity: Severity, source: string): Limit => ({
  max,
  severity,
  source,
});
const unsupportedError = (source: string): Unsupported => ({ severity: 'error', source });
const unsupportedWarning = (source: string): Unsupported => ({ severity: 'warning', source });

const ADVICE = {
  textLength: createLimit(300, 'advice', HAPTIK_DESIGN),
  quickReplyLabelLength: createLimit(27, 'advice', HAPTIK_DESIGN),
  buttonLabelLength: createLimit(21, 'advice', HAPTIK_DESIGN),
  cardLabelLength: createLimit(21, 'advice', HAPTIK_DESIGN),
  cards: createLimit(5, 'advice', HAPTIK_DESIGN),
} as const;

/** Kinds of Haptik's own apps, which no vendor's channel was seen to show. */
const APP_KINDS = {
  TAB_LIST: unsupportedWarning(HAPTIK_2018),
  RECEIPT: unsupportedWarning(HAPTIK_2018),
  SYSTEM: unsupportedWarning(SDK_ONLY),
  SILENT: unsupportedWarning(SDK_ONLY),
  NATIVE_ACTION: unsupportedError(SDK_ONLY),
} as const;

/** Haptik's page says that WhatsApp shows texts and pictures. */
const NO_RICH_KINDS = {
  ...APP_KINDS,
  BUTTON: unsupportedError(HAPTIK_WHATSAPP),
  CAROUSEL: unsupportedError(HAPTIK_WHATSAPP),
  VIDEO: unsupportedError(HAPTIK_WHATSAPP),
  FORM: unsupportedError(HAPTIK_WHATSAPP),
} as const;

const NO_PHONE = {
  call: unsupportedError(HAPTIK_ELEMENTS),
  share: unsupportedError(HAPTIK_ELEMENTS),
} as const;
const NO_APP = {
  ...NO_PHONE,
  feedback: unsupportedWarning(SDK_ONLY),
  other: unsupportedWarning(SDK_ONLY),
} as const;
const NO_FEEDBACK = { feedback: unsupportedError(HAPTIK_FACEBOOK) } as const;

/**
 * What each channel shows: every number with its source. Numbers of the vendors are what their
 * channel accepts; where Haptik and a vendor differ, the smaller one stands. Protocol 3.12.
 */
export const CHANNELS = deepFreeze({
  web: {
    name: 'Web SDK',
    platforms: [5],
    limits: ADVICE,
    unsupported: {},
    actions: { button: NO_PHONE, card: NO_PHONE },
  },
  android: {
    name: 'Android SDK',
    platforms: [0, 2],
    limits: ADVICE,
    unsupported: {},
    actions: {},
  },
  ios: {
    name: 'iOS SDK',
    platforms: [1, 6],
    limits: ADVICE,
    unsupported: {},
    actions: {},
  },
  facebook: {
    name: 'Facebook',
    platforms: [3],
    limits: {
      textLength: createLimit(500, 'warning', HAPTIK_FACEBOOK),
      buttons: createLimit(3, 'error', META_BUTTONS),
      buttonTextLength: createLimit(500, 'warning', HAPTIK_FACEBOOK), // Meta: 640
      buttonLabelLength: createLimit(20, 'error', HAPTIK_FACEBOOK),
      quickReplies: createLimit(13, 'error', META_QUICK_REPLIES),
      quickReplyTextLength: createLimit(500, 'warning', HAPTIK_FACEBOOK),
      quickReplyLabelLength: createLimit(20, 'error', META_QUICK_REPLIES), // Haptik: 25
      cards: createLimit(10, 'error', META_CARDS),
      cardTitleLength: createLimit(80, 'error', META_CARDS),
      cardSubTitleLength: createLimit(80, 'error', META_CARDS),
      cardButtons: createLimit(3, 'error', META_CARDS),
      cardLabelLength: createLimit(20, 'error', HAPTIK_FACEBOOK),
    },
    // A form is asked question by question: Haptik does that itself.
    unsupported: { ...APP_KINDS, VIDEO: unsupportedWarning(UNDOCUMENTED) },
    actions: { button: { ...NO_APP, ...NO_FEEDBACK }, card: { ...NO_APP, ...NO_FEEDBACK } },
  },
  whatsapp: {
    name: 'WhatsApp',
    platforms: [14],
    limits: {
      textLength: createLimit(4096, 'error', META_WHATSAPP_TEXT),
      quickReplies: createLimit(0, 'error', HAPTIK_WHATSAPP),
    },
    unsupported: NO_RICH_KINDS,
    actions: {},
  },
  googleBusinessMessages: {
    name: 'Google Business Messages',
    platforms: [21],
    limits: {
      buttons: createLimit(4, 'error', HAPTIK_GBM),
      buttonLabelLength: createLimit(25, 'error', HAPTIK_GBM),
      // Buttons are shown as quick replies, so that both have one limit.
      quickReplies: createLimit(4, 'error', HAPTIK_GBM),
      quickReplyLabelLength: createLimit(25, 'error', HAPTIK_GBM),
      cardLabelLength: createLimit(25, 'error', HAPTIK_GBM),
    },
    unsupported: {
      ...APP_KINDS,
      VIDEO: unsupportedError(HAPTIK_GBM),
      FORM: unsupportedWarning(UNDOCUMENTED),
    },
    actions: {
      button: { ...NO_APP, link: unsupportedError(HAPTIK_GBM) },
      card: NO_APP,
    },
  },
  instagram: {
    name: 'Instagram',
    platforms: [], // no code was published
    limits: {
      quickReplies: createLimit(13, 'error', META_INSTAGRAM),
      quickReplyLabelLength: createLimit(20, 'warning', META_INSTAGRAM), // longer is cut
    },
    unsupported: {
      ...APP_KINDS,
      BUTTON: unsupportedWarning(UNDOCUMENTED),
      CAROUSEL: unsupportedWarning(UNDOCUMENTED),
      VIDEO: unsupportedWarning(UNDOCUMENTED),
      FORM: unsupportedWarning(UNDOCUMENTED),
    },
    actions: {},
  },
  /**
   * WhatsApp where Haptik turns quick replies into reply buttons. Its pages of 2021 say that it
   * does not; give these as rules once you saw it.
   */
  whatsappReplyButtons: {
    name: 'WhatsApp',
    platforms: [],
    limits: {
      textLength: createLimit(4096, 'error', META_WHATSAPP_TEXT),
      quickReplies: createLimit(3, 'error', META_WHATSAPP_BUTTONS),
      quickReplyTextLength: createLimit(1024, 'error', META_WHATSAPP_BUTTONS),
      quickReplyLabelLength: createLimit(20, 'error', META_WHATSAPP_BUTTONS),
    },
    uniqueLabels: unsupportedError(META_WHATSAPP_BUTTONS),
    unsupported: NO_RICH_KINDS,
    actions: {},
  },
} as const satisfies Readonly<Record<string, ChannelRules>>);

/** Rules of one's own: what is left out is not limited. */
export type CustomChannelRules = Pick<ChannelRules, 'name' | 'limits'> & Partial<ChannelRules>;

/** The channels whose rules are known. */
export type Channel = keyof typeof CHANNELS;
