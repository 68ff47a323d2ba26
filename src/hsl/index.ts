// Elements
export {
  button,
  raw,
  type RawKind,
  type RawOptions,
  text,
  type TextOptions,
} from './build/text.js';
export {
  card,
  type CardOptions,
  carousel,
  type CarouselOptions,
  image,
  type ImageOptions,
  video,
} from './build/carousel.js';
export {
  type ChoiceField,
  type CommonFieldOptions,
  field,
  type FieldOptions,
  form,
  type FormOptions,
  type SearchField,
} from './build/form.js';
export {
  nativeAction,
  silent,
  silentAction,
  type SilentActionOptions,
  system,
} from './build/signals.js';
export {
  tab,
  tabItem,
  type TabItemOptions,
  tabList,
  type TabListOptions,
  type TabOptions,
} from './build/tab.list.js';
export {
  receipt,
  type ReceiptFooterOptions,
  type ReceiptItemOptions,
  type ReceiptOptions,
  type ReceiptSubheaderOptions,
} from './build/receipt.js';
export type { ElementOptions } from './build/options.js';

// Actionables, by what they do
export { type Action, actionable, type ActionableOptions } from './actions/actionable.js';
export {
  launchChannel,
  messageBar,
  say,
  type SayOptions,
  sendChosen,
  type SendChosenOptions,
  sendText,
} from './actions/say.js';
export {
  type AppScreen,
  call,
  details,
  type DetailsOptions,
  link,
  openForm,
  openScreen,
  type ScreenOptions,
  webview,
} from './actions/open.js';
export {
  askFeedback,
  type LocationOptions,
  savedAddress,
  share,
  shareLocation,
  shareLocations,
  type ShareOptions,
  shareReceipt,
  shareReferral,
  upload,
  type UploadKind,
} from './actions/give.js';

// Reading
export { parse } from './read/parse.js';
export { isHslElement, type HslElement } from './wire/hsl.element.js';
export { isKind } from './wire/elements.js';
export { toPlainText } from './words/plain.text.js';
export { type Choice, choiceOf, choicesOf } from './words/choices.js';

// Channels
export { check } from './check/check.js';
export { fit, type Fitted } from './fit/fit.js';
export type { Change, ChangeName } from './fit/fitting.js';
export type { Finding, RuleName } from './channel/finding.js';
export { type ChannelLike, rulesOf } from './channel/channel.js';
export {
  type Channel,
  type ChannelRules,
  CHANNELS,
  type Limit,
  type LimitName,
  type OwnRules,
  type Severity,
  type ShownKind,
  type Unsupported,
} from './channel/channel.rules.js';
export type { ActionKind } from './channel/action.kind.js';

// The wire
export type {
  Actionable,
  ActionablePayload,
  ActionableType,
  ActionableUri,
  Open,
  QuickReply,
} from './wire/actionable.js';
export type {
  ButtonElement,
  Card,
  CardWidth,
  CarouselElement,
  ElementKind,
  Elements,
  Envelope,
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
export type { Autofill, FieldType, FormField, Keyboard, LooseField } from './wire/form.field.js';
