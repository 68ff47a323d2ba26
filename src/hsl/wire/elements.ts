import type { Actionable, LiteralUnion } from './actionable.js';
import type { FormField } from './form.field.js';
import { type HslElement, isHslElement } from './hsl.element.js';

/** What every element but a FORM begins with. Protocol 3.1. */
export interface Envelope<Kind extends string> extends HslElement {
  readonly text: string;
  readonly type: Kind;
  /** What is spoken on voice channels; empty: the text. */
  readonly voice_text: string;
  readonly mic_auto_open?: boolean;
  readonly isNew?: boolean;
}

/** A text, with quick replies that vanish after a tap. Protocol 3.6. */
export interface TextElement extends Envelope<'TEXT'> {
  readonly data: { readonly quick_replies: readonly Actionable[] };
}

/** A text with buttons that stay. Protocol 3.6. */
export interface ButtonElement extends Envelope<'BUTTON'> {
  readonly data: { readonly items: readonly Actionable[] };
}

export type CardWidth = 'THIN' | 'MEDIUM' | 'FAT' | 'BIG';

export interface Thumbnail {
  /** URL of a picture; a YouTube embed URL plays a video. */
  readonly image: string;
  readonly type?: string;
}

/** One card of a CAROUSEL. Protocol 3.7. */
export interface Card {
  readonly title: string;
  readonly sub_title: string;
  readonly description: string;
  readonly actionables: readonly Actionable[];
  /** A short remark, e.g. a rating. */
  readonly meta: string;
  readonly thumbnail: Thumbnail;
  readonly mini_actionable?: Actionable;
  readonly tool_name?: string;
}

/** Cards side by side; a picture or a video is a carousel of one card. Protocol 3.7. */
export interface CarouselElement extends Envelope<'CAROUSEL'> {
  readonly data: {
    /** Width by height of the pictures; 1000 or more hides them. */
    readonly image_aspect_ratio: number;
    readonly width: LiteralUnion<CardWidth>;
    readonly items: readonly Card[];
  };
}

/** A form. It has a title in the place of a text. Protocol 3.8. */
export interface FormElement extends HslElement {
  readonly title: string;
  readonly type: 'FORM';
  readonly subtitle: string;
  /** python-hsl writes none. */
  readonly text?: string;
  readonly voice_text?: string;
  readonly mic_auto_open?: boolean;
  readonly isNew?: boolean;
  readonly data: { readonly fields: readonly FormField[] };
}

/** Something that happened to the chat, for the app to show. Protocol 3.9. */
export interface SystemElement extends Envelope<'SYSTEM'> {
  readonly data: {
    readonly event_name: LiteralUnion<'chat_pinned' | 'chat_complete'>;
    readonly payload: Readonly<Record<string, unknown>>;
  };
}

/** One action of a SILENT element. `Id` is written with a capital. Protocol 3.9. */
export interface SilentAction {
  readonly type: string;
  readonly data: {
    readonly Id: string | number;
    readonly via_name: string;
    readonly [key: string]: unknown;
  };
}

/** Work for the app that the user does not see. Protocol 3.9. */
export interface SilentElement extends Envelope<'SILENT'> {
  readonly data: { readonly silent_actions: readonly SilentAction[] };
}

/** Asks the app around the SDK to run one of its methods. Protocol 3.9. */
export interface NativeActionElement extends Envelope<'NATIVE_ACTION'> {
  readonly data: { readonly method: string };
}

export interface TabItem {
  readonly title?: string;
  readonly price?: string;
  readonly caption?: string;
  /** What is sent when the item was chosen. */
  readonly message?: string;
  readonly meta?: string;
  readonly emoji?: string;
}

export interface Tab {
  readonly title?: string;
  readonly sub_title?: string;
  readonly unselected_text?: string;
  readonly tab_items: readonly TabItem[];
}

/** Items in tabs, one or all of which are chosen. Seen in 2018 only. Protocol 3.10. */
export interface TabListElement extends Envelope<'TAB_LIST'> {
  readonly data: {
    readonly category?: string;
    readonly selection: LiteralUnion<'SELECT_ONE' | 'SELECT_ALL'>;
    readonly tabs: readonly Tab[];
    /** Seconds after which nothing can be chosen any more. */
    readonly expiry?: number;
    readonly analytics?: Readonly<Record<string, unknown>>;
    /** Exactly one. */
    readonly actionables: readonly Actionable[];
    readonly tool_name?: string;
  };
}

export interface ReceiptSubheader {
  readonly header_one?: string;
  readonly body_one?: string;
  readonly header_two?: string;
  readonly body_two?: string;
}

export interface ReceiptItem {
  readonly header?: string;
  readonly title?: string;
  readonly body?: string;
  readonly image_url?: string;
}

export interface ReceiptFooter {
  /** The key of the amount is not documented; this is the likely one. */
  readonly amount?: string;
  readonly offer_text?: string;
  readonly actionables: readonly Actionable[];
}

/** What was bought. Seen in 2018 only. Protocol 3.11. */
export interface ReceiptElement extends Envelope<'RECEIPT'> {
  readonly data: {
    readonly header: string;
    readonly subheader: readonly ReceiptSubheader[];
    readonly order_items: readonly ReceiptItem[];
    readonly total_item_count?: number;
    readonly footer?: ReceiptFooter;
  };
}

/** The elements that are known, by their `type`. */
export interface Elements {
  readonly TEXT: TextElement;
  readonly BUTTON: ButtonElement;
  readonly CAROUSEL: CarouselElement;
  readonly FORM: FormElement;
  readonly SYSTEM: SystemElement;
  readonly SILENT: SilentElement;
  readonly NATIVE_ACTION: NativeActionElement;
  readonly TAB_LIST: TabListElement;
  readonly RECEIPT: ReceiptElement;
}
export type ElementKind = keyof Elements;
export type KnownElement = Elements[ElementKind];

/** An element of a kind that is not known here. */
export interface RawElement extends HslElement {
  readonly voice_text?: string;
  readonly mic_auto_open?: boolean;
  readonly isNew?: boolean;
}

/**
 * Whether an element is of a kind, which tells the compiler what is in it.
 *
 * @example
 * const element = parse(answer.response[0]);
 * if (element && isKind(element, 'CAROUSEL')) console.log(element.data.items[0]?.title);
 */
export function isKind<Kind extends ElementKind>(
  element: HslElement,
  kind: Kind,
): element is Elements[Kind] {
  return isHslElement(element) && element.type === kind;
}
