import type { ChannelRules, Limit, Severity, Unsupported } from './channel.rules.js';

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

/** Kinds for Haptik's own apps; no documentation of another channel mentions them. */
const APP_KINDS = {
  TAB_LIST: unsupportedWarning(HAPTIK_2018),
  RECEIPT: unsupportedWarning(HAPTIK_2018),
  SYSTEM: unsupportedWarning(SDK_ONLY),
  SILENT: unsupportedWarning(SDK_ONLY),
  NATIVE_ACTION: unsupportedError(SDK_ONLY),
} as const;

/** Haptik documents texts and images only for WhatsApp. */
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
 * The rules of each channel: every number with its source. Where the numbers of Haptik and a vendor
 * differ, the smaller one applies. Protocol 3.12.
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
    // Haptik itself asks the questions of a form one by one, so FORM is supported.
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
      // Buttons are shown as quick replies, so both have the same limit.
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
    platforms: [], // no code is documented
    limits: {
      quickReplies: createLimit(13, 'error', META_INSTAGRAM),
      quickReplyLabelLength: createLimit(20, 'warning', META_INSTAGRAM), // longer labels are truncated
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
   * WhatsApp where Haptik sends quick replies as reply buttons. Haptik's documentation of 2021 says
   * that it does not: use these rules if your bot shows reply buttons.
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

/** The channels with built-in rules. */
export type Channel = keyof typeof CHANNELS;
