import { ELEMENT_PARSERS } from '../parse/element.parsers.js';
import { parse, parseRaw } from '../parse/parse.js';
import type { Actionable, QuickReply } from '../wire/actionable.js';
import type { ButtonElement, ElementKind, RawElement, TextElement } from '../wire/elements.js';
import { readOptions } from './option.reader.js';
import { type ElementOptions, toWireElement } from './element.options.js';

/** What {@link text} can be given. */
export interface TextOptions extends ElementOptions {
  /** Proposals that vanish after a tap; a bare text is one that says itself. */
  readonly quickReplies?: readonly (QuickReply | string)[] | undefined;
}

/**
 * A text, with quick replies if you like. Protocol 3.6.
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
 * A text with buttons, which stay after a tap. Protocol 3.6.
 *
 * @param actionables the buttons; a bare text is one that says itself
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

/** What {@link raw} can be given. */
export interface RawOptions extends ElementOptions {
  /** What the kind needs, in the wire's names. @default no `data` at all */
  readonly data?: object | undefined;
}

/** A kind that has no builder of its own here; for the others, what to do. */
export type RawKind<Kind extends string> = Kind extends ElementKind
  ? `${Kind} has a builder of its own`
  : Kind;

/**
 * An element that the platform knows and this package does not. It is neither checked nor fitted.
 *
 * @example
 * raw('PRODUCT_LIST', 'Our kettles', { data: { catalogue: 17 } });
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
