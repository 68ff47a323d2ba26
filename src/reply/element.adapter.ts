import type { Message } from '../answer/message.js';
import { text } from '../hsl/build/text.js';
import type { ChannelRules } from '../hsl/channel/channel.rules.js';
import { validateForChannel } from '../hsl/validate/channel.validator.js';
import {
  adaptToChannel,
  type AdaptationResult,
  isAdaptable,
} from '../hsl/adapt/channel.adapter.js';
import { parse } from '../hsl/parse/parse.js';
import { isBlank } from '../hsl/parse/blank.text.js';
import { isKind, type TextElement } from '../hsl/wire/elements.js';
import type { HslElement } from '../hsl/wire/hsl.element.js';
import type { HslAdaptation } from '../options/haptik.module.options.js';

/** Something about an element that the log tells once per node and channel. */
export interface ChannelWarning {
  /** As loggers name it: what was mended is less than what was not. */
  readonly level: 'warn' | 'log' | 'debug';
  /** Name of the channel; absent for what is wrong on all of them. */
  readonly channel: string | undefined;
  /** The same for the same thing in another call. */
  readonly key: string;
  readonly text: string;
}

export interface AdaptedElement {
  readonly messages: readonly Message[];
  readonly channelWarnings: readonly ChannelWarning[];
}

/** An element that was fitted into more messages than this is sent as it was. */
const MAX_ADAPTED_MESSAGES = 20;

/**
 * An element as its channel shows it, if the bot wants that, and what there is to say about it.
 * Never throws; what cannot be looked at is left to those who encode it.
 *
 * @param given the message that holds the element: the element, or its JSON
 */
export function adaptElement(
  given: Message,
  element: HslElement,
  mode: HslAdaptation,
  rules: ChannelRules | undefined,
): AdaptedElement {
  const read = mode === 'off' ? undefined : parse(element);
  if (!read) return { messages: [given], channelWarnings: [] };
  const findings = validateForChannel(read, rules);
  const { elements, changes } = mode === 'adapt' ? adaptToChannel(read, rules) : NOT_ADAPTED;
  const isAdapted = changes.length > 0 && elements.length <= MAX_ADAPTED_MESSAGES;
  const warnings = findings
    .filter((finding) => !(isAdapted && isAdaptable(finding)))
    .map(({ severity, path, rule, message, source }) => ({
      level: severity === 'advice' ? ('debug' as const) : ('warn' as const),
      key: `${rule} ${stripIndices(path)}`,
      text: `${path || read.type}: ${message} (${rule}; ${source})`,
    }));
  const notes = (isAdapted ? changes : []).map(({ change, path, message }) => ({
    level: 'log' as const,
    key: `${change} ${stripIndices(path)}`,
    text: `${path || read.type}: ${message}`,
  }));
  const whole = mode === 'adapt' && rules ? simplifyBareText(read, given) : given;
  return {
    messages: isAdapted ? elements.map((one) => simplifyBareText(one, one)) : [whole],
    channelWarnings: uniqueByKey([...warnings, ...notes]).map((warning) => ({
      ...warning,
      channel: rules?.name,
    })),
  };
}

const NOT_ADAPTED: AdaptationResult = { elements: [], changes: [] };

/**
 * A text that is nothing but a text goes as one: that is the form which every channel shows, and
 * WhatsApp shows hardly any other. Protocol 3.12.
 */
function simplifyBareText(element: HslElement, fallback: Message): Message {
  return isBareText(element) && !isBlank(element.text) ? element.text : fallback;
}

function isBareText(element: HslElement): element is TextElement {
  if (!isKind(element, 'TEXT')) return false;
  return JSON.stringify(element) === JSON.stringify(text(element.text));
}

/** Whether an element is nothing but a text of which nothing is to be read. */
export function isBlankText(element: HslElement): boolean {
  try {
    const { type, text: textContent }: { type: string; text?: unknown } = element;
    if (type !== 'TEXT' || typeof textContent !== 'string' || !isBlank(textContent)) return false;
    const read = parse(element);
    return read !== undefined && isBareText(read);
  } catch {
    return false; // a getter that throws
  }
}

/** A thousand labels that are too long are told as one. */
function uniqueByKey<W extends { readonly key: string }>(warnings: readonly W[]): readonly W[] {
  return [
    ...new Map(warnings.toReversed().map((warning) => [warning.key, warning])).values(),
  ].toReversed();
}

function stripIndices(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '[]');
}
