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
} from './build/system.elements.js';
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
export type { ElementOptions } from './build/element.options.js';

// Actionables, by their action
export {
  type CustomActionableOptions,
  actionable,
  type ActionableOptions,
} from './actions/actionable.factory.js';
export {
  launchChannel,
  messageBar,
  say,
  type SayOptions,
  sendSelection,
  type SendSelectionOptions,
  sendText,
} from './actions/message.actions.js';
export {
  type AppScreen,
  phoneCall,
  details,
  type DetailsOptions,
  link,
  openForm,
  openScreen,
  type ScreenOptions,
  webview,
} from './actions/navigation.actions.js';
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
} from './actions/input.actions.js';

// Parsing
export { parse } from './parse/parse.js';
export { isHslElement, type HslElement } from './wire/hsl.element.js';
export { isKind } from './wire/elements.js';
export { toPlainText } from './text/plain.text.js';
export { type Choice, matchChoice, listChoices } from './text/choice.js';

// Channels
export { validateForChannel } from './validate/channel.validator.js';
export { adaptToChannel, type AdaptationResult } from './adapt/channel.adapter.js';
export type { AdaptationChange, AdaptationKind } from './adapt/adaptation.context.js';
export type { Finding, RuleName } from './channel/finding.js';
export { type ChannelLike, getChannelRules } from './channel/channel.js';
export {
  type Channel,
  type ChannelRules,
  CHANNELS,
  type Limit,
  type LimitName,
  type CustomChannelRules,
  type Severity,
  type DisplayKind,
  type Unsupported,
} from './channel/channel.rules.js';
export type { ActionKind } from './channel/action.kind.js';

// The wire
export type {
  Actionable,
  ActionablePayload,
  ActionableType,
  ActionableUri,
  QuickReply,
} from './wire/actionable.js';
export type {
  ButtonElement,
  Card,
  CardWidth,
  CarouselElement,
  ElementKind,
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
export type {
  Autofill,
  FieldType,
  FormField,
  Keyboard,
  FormFieldInput,
} from './wire/form.field.js';
