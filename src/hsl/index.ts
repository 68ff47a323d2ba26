// Elements
export { button, raw, text } from './build/text.js';
export { card, carousel, image, video } from './build/carousel.js';
export { field, form } from './build/form.js';
export { nativeAction, silent, silentAction, system } from './build/system.elements.js';
export { tab, tabItem, tabList } from './build/tab.list.js';
export { receipt } from './build/receipt.js';

// Actionables, by their action
export { actionable } from './actions/actionable.factory.js';
export {
  launchChannel,
  messageBar,
  say,
  sendSelection,
  sendText,
} from './actions/message.actions.js';
export {
  phoneCall,
  details,
  link,
  openForm,
  openScreen,
  webview,
} from './actions/navigation.actions.js';
export {
  askFeedback,
  savedAddress,
  share,
  shareLocation,
  shareLocations,
  shareReceipt,
  shareReferral,
  upload,
} from './actions/input.actions.js';

// Parsing
export { parse } from './parse/parse.js';
export { type HslElement } from './wire/hsl.element.js';
export { isKind } from './wire/elements.js';
export { toPlainText } from './text/plain.text.js';
export { type Choice, matchChoice, listChoices } from './text/choice.js';

// Channels
export { validateForChannel } from './validate/channel.validator.js';
export { adaptToChannel, type AdaptationResult } from './adapt/channel.adapter.js';
export type { AdaptationChange } from './adapt/adaptation.context.js';
export type { Finding } from './channel/finding.js';
export { getChannelRules } from './channel/channel.js';
export {
  type Channel,
  type ChannelRules,
  type CustomChannelRules,
  CHANNELS,
  type Limit,
  type DisplayKind,
  type Unsupported,
} from './channel/channel.rules.js';

// The wire
export type { Actionable, QuickReply } from './wire/actionable.js';
export type {
  ButtonElement,
  Card,
  CarouselElement,
  Elements,
  FormElement,
  KnownElement,
  NativeActionElement,
  RawElement,
  ReceiptElement,
  ReceiptFooter,
  ReceiptItem,
  ReceiptSubheader,
  SilentAction,
  SilentElement,
  SystemElement,
  Tab,
  TabItem,
  TabListElement,
  TextElement,
  Thumbnail,
} from './wire/elements.js';
export type { FormField, FormFieldInput } from './wire/form.field.js';
