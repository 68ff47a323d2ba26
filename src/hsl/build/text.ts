import { ELEMENT_PARSERS } from '../parse/element.parsers.js';
import { parse, parseRaw } from '../parse/parse.js';
import type { Actionable, QuickReply } from '../wire/actionable.js';
import type { ButtonElement, ElementKind, RawElement, TextElement } from '../wire/elements.js';
import { readOptions } from './option.reader.js';
import { type ElementOptions, toWireElement } from './element.options.js';

/** Options of {@link text}. */
export interface TextOptions extends ElementOptions {
  /** Suggestions that disappear after a tap; a string sends itself as a message. */
  readonly quickReplies?: readonly (QuickReply | string)[] | undefined;
}

/**
 * Builds a text, optionally with quick replies. Protocol 3.6.
 *
 * @example
 * text('What next?', { quickReplies: ['Track it', say('Stop', 'Stop the order')] });
 */
export function text(messageText: string, options?: TextOptions): TextElement {
  const { quickReplies, ...rest } = readOptions(options);
  const data = { quick_replies: quickReplies };
  return ELEMENT_PARSERS.TEXT(toWireElement(rest, { text: messageText, data }));
}

/**
 * Builds a text with buttons, which stay after a tap. Protocol 3.6.
 *
 * @param actionables the buttons; a string is a button that sends itself as a message
 * @example
 * button('Your parcel is out.', [link('Track it', 'https://shop.example/track/9'), 'Call me']);
 */
export function button(
  messageText: string,
  actionables: readonly (Actionable | string)[],
  options?: ElementOptions,
): ButtonElement {
  const data = { items: actionables };
  return ELEMENT_PARSERS.BUTTON(toWireElement(readOptions(options), { text: messageText, data }));
}

/** Options of {@link raw}. */
export interface RawOptions extends ElementOptions {
  /** Data of the kind, by its names on the wire. @default no `data` */
  readonly data?: object | undefined;
}

/** A kind without a builder; for other kinds, a compile error that says so. */
export type RawKind<Kind extends string> = Kind extends ElementKind
  ? `${Kind} has its own builder`
  : Kind;

/**
 * Builds an element of a kind that this package does not know. It is neither validated nor adapted.
 *
 * @example
 * raw('PRODUCT_LIST', 'Our kettles', { data: { catalog: 17 } });
 */
export function raw<Kind extends string>(
  type: RawKind<Kind>,
  messageText: string,
  options?: RawOptions,
): RawElement {
  const { data, voiceText = '', ...rest } = readOptions(options);
  const wire = toWireElement({ ...rest, voiceText }, { type, text: messageText, data });
  return parse(wire) ?? parseRaw(wire);
}
