import type { Message } from './result/message.js';
import type { WireReply } from './result/wire.reply.js';
import type { ChannelRules } from '../hsl/channel/channel.rules.js';
import { type HslElement, isHslElement } from '../hsl/wire/hsl.element.js';

import { hasCopyTokenFragment } from '../copy/reference/copy.token.js';
import { NO_COPY_RENDERER } from '../options/texts/text.catalog.js';
import { parse } from '../hsl/parse/parse.js';
import type { HslEncoding, HslAdaptation } from '../options/haptik.module.options.js';
import { type RenderText, renderMessageCopy } from './copy.references.js';
import { adaptElement, type ChannelWarning, isBlankText } from './element.adapter.js';
import { isBlank } from '../hsl/parse/blank.text.js';

type WireMessage = WireReply['response'][number];

/** Maximum characters of one reply. No channel shows more. */
export const MAX_RESPONSE_LENGTH = 1_000_000;
/** Maximum messages of one reply. */
const MAX_REPLY_MESSAGES = 100;
/** Nested arrays are flattened to this depth; deeper values are not lists of messages. */
const MAX_LIST_DEPTH = 8;

const OPENING_BRACE = 0x7b;

type UnknownItems = Readonly<Record<string, unknown>>;

/** Placeholder for an item whose getter throws. */
const UNREADABLE = Symbol('unreadable');

export interface MappedMessages {
  readonly response: readonly WireMessage[];
  /** Descriptions of omitted messages, for the log. Blank texts are omitted without one. */
  readonly omitted: readonly string[];
  /** Warnings about rich elements. */
  readonly channelWarnings: readonly ChannelWarning[];
}

/** How messages are mapped, and for which channel. */
export interface MessageMappingOptions {
  readonly encoding: HslEncoding;
  readonly adaptation: HslAdaptation;
  /** The rules of the user's channel; called only when there is an element. */
  readonly rules: () => ChannelRules | undefined;
  /** Renders copy references; undefined without a copy renderer. */
  readonly renderCopy?: RenderText | undefined;
}

/**
 * Maps messages to their wire form. Invalid messages are omitted, so that one invalid message does
 * not affect the others.
 */
export function mapMessages(messages: unknown, options: MessageMappingOptions): MappedMessages {
  const response: WireMessage[] = [];
  const omitted: string[] = [];
  const channelWarnings: ChannelWarning[] = [];
  let remainingLength = MAX_RESPONSE_LENGTH;
  let isTooMany = false;
  const add = (message: unknown): void => {
    isTooMany = response.length + omitted.length >= MAX_REPLY_MESSAGES;
    if (isTooMany) return;
    const { text, reason } = encodeMessage(message);
    if (text === undefined || text.length > remainingLength) {
      omitted.push(reason ?? `a message that is too long (${text?.length} characters)`);
    } else if (hasCopyTokenFragment(text)) {
      omitted.push(`a message that cannot be sent: ${NO_COPY_RENDERER}`);
    } else if (!isBlank(text)) {
      remainingLength -= text.length;
      const isObject = options.encoding === 'object' && typeof message !== 'string';
      response.push(isObject ? (JSON.parse(text) as WireMessage) : text);
    }
  };
  for (const rawMessage of flatten(messages)) {
    const { message, reason } = renderMessageCopy(rawMessage, options.renderCopy);
    if (reason !== undefined) {
      omitted.push(reason);
      continue;
    }
    const element = toElement(message);
    if (element && isBlankText(element)) continue;
    if (element) {
      const adapted = adaptElement(
        message as Message,
        element,
        options.adaptation,
        options.rules(),
      );
      adapted.messages.forEach((adaptedMessage) => add(adaptedMessage));
      adapted.channelWarnings.forEach((warning) => channelWarnings.push(warning));
    } else {
      add(message);
    }
    if (isTooMany) break;
  }
  if (isTooMany) omitted.push(`all messages after the first ${MAX_REPLY_MESSAGES}`);
  return { response, omitted, channelWarnings };
}

/** Whether a message is a text that is sent unchanged, as most replies are. */
export function isPlainText(message: unknown): message is string {
  return (
    typeof message === 'string' &&
    message.length <= MAX_RESPONSE_LENGTH &&
    message.charCodeAt(0) !== OPENING_BRACE &&
    !hasCopyTokenFragment(message) &&
    !isBlank(message)
  );
}

/** The rich element of a message, given as an object or as JSON. */
function toElement(message: unknown): HslElement | undefined {
  if (typeof message === 'string') return message.startsWith('{') ? parse(message) : undefined;
  return isHslElement(message) ? message : undefined;
}

/** The messages in order. Iterates over keys, because an array may be sparse with a huge length. */
function* flatten(messages: unknown, depth = 0): Generator {
  const keys = depth > MAX_LIST_DEPTH ? undefined : tryKeys(messages);
  if (!keys) {
    if (messages !== undefined && messages !== null) yield messages;
    return;
  }
  for (const key of keys) yield* flatten(tryItem(messages as UnknownItems, key), depth + 1);
}

/** The keys of an array; undefined for other values, and for a proxy that throws. */
function tryKeys(messages: unknown): string[] | undefined {
  try {
    return Array.isArray(messages) ? Object.keys(messages) : undefined;
  } catch {
    return undefined;
  }
}

function tryItem(items: UnknownItems, key: string): unknown {
  try {
    return items[key];
  } catch {
    return UNREADABLE;
  }
}

function encodeMessage(message: unknown): { text?: string; reason?: string } {
  if (typeof message === 'string') return { text: message };
  try {
    if (!isHslElement(message)) {
      return { reason: `${describeType(message)}, which is not a message` };
    }
    const text: unknown = JSON.stringify(message);
    if (typeof text === 'string' && text.startsWith('{')) return { text };
  } catch {
    // Falls through: a cycle, a BigInt, or a getter that throws.
  }
  return { reason: 'a rich element that has no JSON form' };
}

/** The type of a value, without its contents. */
export function describeType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object that is not an HSL element' : `a ${typeof value}`;
}
