import type { Message } from './result/message.js';
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

/** A warning about an element, logged once per node and channel. */
export interface ChannelWarning {
  /** Log level: `warn` for unresolved findings, `log` for adaptations, `debug` for advice. */
  readonly level: 'warn' | 'log' | 'debug';
  /** Name of the channel; undefined when the warning applies to all channels. */
  readonly channel: string | undefined;
  /** Identifies the warning across calls. */
  readonly key: string;
  readonly text: string;
}

export interface AdaptedElement {
  readonly messages: readonly Message[];
  readonly channelWarnings: readonly ChannelWarning[];
}

/** An element whose adaptation needs more messages is sent unchanged. */
const MAX_ADAPTED_MESSAGES = 20;

/**
 * Validates an element for its channel, and adapts it if the mode is `adapt`. Never throws: an
 * element that cannot be parsed is returned unchanged, and encoding it reports the problem.
 *
 * @param given the message that contains the element: the element or its JSON
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
 * A text element without further properties is sent as a plain text, which every channel supports;
 * WhatsApp supports few other elements. Protocol 3.12.
 */
function simplifyBareText(element: HslElement, fallback: Message): Message {
  return isBareText(element) && !isBlank(element.text) ? element.text : fallback;
}

function isBareText(element: HslElement): element is TextElement {
  if (!isKind(element, 'TEXT')) return false;
  return JSON.stringify(element) === JSON.stringify(text(element.text));
}

/** Whether an element is a text element with a blank text and no further properties. */
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

/** Keeps one warning per key: a thousand labels that are too long yield one warning. */
function uniqueByKey<W extends { readonly key: string }>(warnings: readonly W[]): readonly W[] {
  return [
    ...new Map(warnings.toReversed().map((warning) => [warning.key, warning])).values(),
  ].toReversed();
}

function stripIndices(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '[]');
}
