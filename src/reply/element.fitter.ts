import type { Message } from '../answer/message.js';
import { text } from '../hsl/build/text.js';
import type { ChannelRules } from '../hsl/channel/channel.rules.js';
import { check } from '../hsl/check/check.js';
import { fit, MENDED } from '../hsl/fit/fit.js';
import { parse } from '../hsl/read/parse.js';
import { isKind } from '../hsl/wire/elements.js';
import type { HslElement } from '../hsl/wire/hsl.element.js';

/** What a bot wants done with elements that a channel does not show as they are. */
export type HslFit = 'off' | 'warn' | 'fit';

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

/** An element as its channel shows it, if the bot wants that, and what there is to say about it. */
export function fitElement(
  element: HslElement,
  mode: HslFit,
  rules: ChannelRules | undefined,
): FittedElement {
  if (mode === 'off') return { messages: [element], hints: [] };
  const channel = rules?.name;
  const findings = check(element, rules);
  const fitted = mode === 'fit' ? fit(element, rules) : { elements: [element], changes: [] };
  const isMended = fitted.changes.length > 0;
  const hints = findings
    .filter(({ rule, severity }) => !(isMended && severity !== 'advice' && MENDED.has(rule)))
    .map(({ severity, path, rule, message, source }) => ({
      level: severity === 'advice' ? ('debug' as const) : ('warn' as const),
      channel,
      key: `${rule} ${anyIndex(path)}`,
      text: `${path || element.type}: ${message} (${rule}; ${source})`,
    }));
  const changes = fitted.changes.map(({ change, path, message }) => ({
    level: 'log' as const,
    channel,
    key: `${change} ${anyIndex(path)}`,
    text: `${path || element.type}: ${message}`,
  }));
  const messages = mode === 'fit' && rules ? fitted.elements.map(plainly) : fitted.elements;
  return { messages, hints: onceEach([...hints, ...changes]) };
}

/**
 * A text that is nothing but a text goes as one: that is the form which every channel shows, and
 * WhatsApp shows hardly any other. Protocol 3.12.
 */
function plainly(element: HslElement): Message {
  const read = parse(element);
  if (!read || !isKind(read, 'TEXT') || read.text.trim() === '') return element;
  return JSON.stringify(read) === JSON.stringify(text(read.text)) ? read.text : element;
}

/** A thousand labels that are too long are told as one. */
function onceEach(hints: readonly Hint[]): readonly Hint[] {
  return [...new Map(hints.toReversed().map((hint) => [hint.key, hint])).values()].toReversed();
}

function anyIndex(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '[]');
}
