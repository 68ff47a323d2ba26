import type { Message } from '../answer/message.js';
import { text } from '../hsl/build/text.js';
import type { ChannelRules } from '../hsl/channel/channel.rules.js';
import { check } from '../hsl/check/check.js';
import { fit, type Fitted, isMended } from '../hsl/fit/fit.js';
import { parse } from '../hsl/read/parse.js';
import { isBlank } from '../hsl/read/blank.text.js';
import { isKind, type TextElement } from '../hsl/wire/elements.js';
import type { HslElement } from '../hsl/wire/hsl.element.js';
import type { HslFit } from '../options/haptik.module.options.js';

/** Something about an element that the log tells once per node and channel. */
export interface Hint {
  /** As loggers name it: what was mended is less than what was not. */
  readonly level: 'warn' | 'log' | 'debug';
  /** Name of the channel; absent for what is wrong on all of them. */
  readonly channel: string | undefined;
  /** The same for the same thing in another call. */
  readonly key: string;
  readonly text: string;
}

export interface FittedElement {
  readonly messages: readonly Message[];
  readonly hints: readonly Hint[];
}

/** An element that was fitted into more messages than this is sent as it was. */
const MOST_MESSAGES = 20;

/**
 * An element as its channel shows it, if the bot wants that, and what there is to say about it.
 * Never throws; what cannot be looked at is left to those who encode it.
 *
 * @param given the message that holds the element: the element, or its JSON
 */
export function fitElement(
  given: Message,
  element: HslElement,
  mode: HslFit,
  rules: ChannelRules | undefined,
): FittedElement {
  const read = mode === 'off' ? undefined : parse(element);
  if (!read) return { messages: [given], hints: [] };
  const findings = check(read, rules);
  const { elements, changes } = mode === 'fit' ? fit(read, rules) : NOT_FITTED;
  const isFitted = changes.length > 0 && elements.length <= MOST_MESSAGES;
  const hints = findings
    .filter((finding) => !(isFitted && isMended(finding)))
    .map(({ severity, path, rule, message, source }) => ({
      level: severity === 'advice' ? ('debug' as const) : ('warn' as const),
      key: `${rule} ${anyIndex(path)}`,
      text: `${path || read.type}: ${message} (${rule}; ${source})`,
    }));
  const notes = (isFitted ? changes : []).map(({ change, path, message }) => ({
    level: 'log' as const,
    key: `${change} ${anyIndex(path)}`,
    text: `${path || read.type}: ${message}`,
  }));
  const whole = mode === 'fit' && rules ? plainly(read, given) : given;
  return {
    messages: isFitted ? elements.map((one) => plainly(one, one)) : [whole],
    hints: onceEach([...hints, ...notes]).map((hint) => ({ ...hint, channel: rules?.name })),
  };
}

const NOT_FITTED: Fitted = { elements: [], changes: [] };

/**
 * A text that is nothing but a text goes as one: that is the form which every channel shows, and
 * WhatsApp shows hardly any other. Protocol 3.12.
 */
function plainly(element: HslElement, otherwise: Message): Message {
  return isBareText(element) && !isBlank(element.text) ? element.text : otherwise;
}

function isBareText(element: HslElement): element is TextElement {
  if (!isKind(element, 'TEXT')) return false;
  return JSON.stringify(element) === JSON.stringify(text(element.text));
}

/** Whether an element is nothing but a text of which nothing is to be read. */
export function isBlankText(element: HslElement): boolean {
  try {
    const { type, text: words }: { type: string; text?: unknown } = element;
    if (type !== 'TEXT' || typeof words !== 'string' || !isBlank(words)) return false;
    const read = parse(element);
    return read !== undefined && isBareText(read);
  } catch {
    return false; // a getter that throws
  }
}

/** A thousand labels that are too long are told as one. */
function onceEach<H extends { readonly key: string }>(hints: readonly H[]): readonly H[] {
  return [...new Map(hints.toReversed().map((hint) => [hint.key, hint])).values()].toReversed();
}

function anyIndex(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '[]');
}
