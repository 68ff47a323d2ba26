/**
 * Rich elements: builders, parser, validation and adaptation to channels. Works without Nest.
 *
 * @module nestjs-haptik/hsl
 */

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
  type ChannelRules,
  type CustomChannelRules,
  type Limit,
  type DisplayKind,
  type Unsupported,
} from './channel/channel.rules.js';
export { type Channel, CHANNELS } from './channel/built.in.channels.js';

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

// Types of the parameters and members of the above
export type { ActionableOptions, CustomActionableOptions } from './actions/actionable.factory.js';
export type { LocationOptions, ShareOptions } from './actions/input.actions.js';
export type { SayOptions, SendSelectionOptions } from './actions/message.actions.js';
export type { AppScreen, DetailsOptions, ScreenOptions } from './actions/navigation.actions.js';
export type { AdaptationKind } from './adapt/adaptation.context.js';
export type { CardOptions, CarouselOptions, ImageOptions } from './build/carousel.js';
export type { ElementOptions } from './build/element.options.js';
export type {
  AllFieldOptions,
  CommonFieldOptions,
  FieldOptions,
  FormOptions,
} from './build/form.js';
export type {
  ReceiptFooterOptions,
  ReceiptItemOptions,
  ReceiptOptions,
  ReceiptSubheaderOptions,
} from './build/receipt.js';
export type { SilentActionOptions } from './build/system.elements.js';
export type { TabItemOptions, TabListOptions, TabOptions } from './build/tab.list.js';
export type { RawKind, RawOptions, TextOptions } from './build/text.js';
export type { ActionKind } from './channel/action.kind.js';
export type { LimitName, Severity } from './channel/channel.rules.js';
export type { ChannelLike } from './channel/channel.js';
export type { RuleName } from './channel/finding.js';
export type { ActionablePayload, ActionableType, ActionableUri } from './wire/actionable.js';
export type { CardWidth, ElementKind } from './wire/elements.js';
export type { Autofill, FieldType, Keyboard } from './wire/form.field.js';
