import type { Actionable, LiteralUnion } from './actionable.js';
import type { FormField } from './form.field.js';
import { type HslElement, isHslElement } from './hsl.element.js';

/** The common keys of every element but a FORM. Protocol 3.1. */
export interface Envelope<Kind extends string> extends HslElement {
  readonly text: string;
  readonly type: Kind;
  /** The spoken text on voice channels; `text` if empty. */
  readonly voice_text: string;
  readonly mic_auto_open?: boolean;
  readonly isNew?: boolean;
}

/** A text with quick replies, which disappear after a tap. Protocol 3.6. */
export interface TextElement extends Envelope<'TEXT'> {
  readonly data: { readonly quick_replies: readonly Actionable[] };
}

/** A text with buttons, which stay after a tap. Protocol 3.6. */
export interface ButtonElement extends Envelope<'BUTTON'> {
  readonly data: { readonly items: readonly Actionable[] };
}

export type CardWidth = 'THIN' | 'MEDIUM' | 'FAT' | 'BIG';

export interface Thumbnail {
  /** URL of an image; a YouTube embed URL plays a video. */
  readonly image: string;
  readonly type?: string;
}

/** One card of a CAROUSEL. Protocol 3.7. */
export interface Card {
  readonly title: string;
  readonly sub_title: string;
  readonly description: string;
  readonly actionables: readonly Actionable[];
  /** A short remark, such as a rating. */
  readonly meta: string;
  readonly thumbnail: Thumbnail;
  readonly mini_actionable?: Actionable;
  readonly tool_name?: string;
}

/** Cards side by side. An image or a video is a carousel of one card. Protocol 3.7. */
export interface CarouselElement extends Envelope<'CAROUSEL'> {
  readonly data: {
    /** Width divided by height of the images; 1000 or more hides them. */
    readonly image_aspect_ratio: number;
    readonly width: LiteralUnion<CardWidth>;
    readonly items: readonly Card[];
  };
}

/** A form. It has a title instead of a text. Protocol 3.8. */
export interface FormElement extends HslElement {
  readonly title: string;
  readonly type: 'FORM';
  readonly subtitle: string;
  /** python-hsl does not write this key. */
  readonly text?: string;
  readonly voice_text?: string;
  readonly mic_auto_open?: boolean;
  readonly isNew?: boolean;
  readonly data: { readonly fields: readonly FormField[] };
}

/** A chat event that the app shows. Protocol 3.9. */
export interface SystemElement extends Envelope<'SYSTEM'> {
  readonly data: {
    readonly event_name: LiteralUnion<'chat_pinned' | 'chat_complete'>;
    readonly payload: Readonly<Record<string, unknown>>;
  };
}

/** One action of a SILENT element. `Id` has a capital letter on the wire. Protocol 3.9. */
export interface SilentAction {
  readonly type: string;
  readonly data: {
    readonly Id: string | number;
    readonly via_name: string;
    readonly [key: string]: unknown;
  };
}

/** Actions for the app. The user does not see them. Protocol 3.9. */
export interface SilentElement extends Envelope<'SILENT'> {
  readonly data: { readonly silent_actions: readonly SilentAction[] };
}

/** Requests the app around the SDK to run one of its methods. Protocol 3.9. */
export interface NativeActionElement extends Envelope<'NATIVE_ACTION'> {
  readonly data: { readonly method: string };
}

export interface TabItem {
  readonly title?: string;
  readonly price?: string;
  readonly caption?: string;
  /** The message that a selected item sends. */
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

/** Items in tabs, for single or multiple selection. Documented in 2018 only. Protocol 3.10. */
export interface TabListElement extends Envelope<'TAB_LIST'> {
  readonly data: {
    readonly category?: string;
    readonly selection: LiteralUnion<'SELECT_ONE' | 'SELECT_ALL'>;
    readonly tabs: readonly Tab[];
    /** Seconds until the tab list expires. */
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
  /** Haptik does not document this key; the name is an assumption. */
  readonly amount?: string;
  readonly offer_text?: string;
  readonly actionables: readonly Actionable[];
}

/** A receipt. Documented in 2018 only. Protocol 3.11. */
export interface ReceiptElement extends Envelope<'RECEIPT'> {
  readonly data: {
    readonly header: string;
    readonly subheader: readonly ReceiptSubheader[];
    readonly order_items: readonly ReceiptItem[];
    readonly total_item_count?: number;
    readonly footer?: ReceiptFooter;
  };
}

/** The known elements by their `type`. */
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

/** An element of an unknown kind. */
export interface RawElement extends HslElement {
  readonly voice_text?: string;
  readonly mic_auto_open?: boolean;
  readonly isNew?: boolean;
}

/**
 * Narrows an element to a kind.
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
