import type { Message } from '../answer/message.js';
import type { WireReply } from '../answer/wire.reply.js';
import type { ChannelRules } from '../hsl/channel/channel.rules.js';
import { type HslElement, isHslElement } from '../hsl/wire/hsl.element.js';

import { hasTokenRest } from '../answer/copy.token.js';
import { NO_WRITER } from '../options/texts.js';
import { parse } from '../hsl/read/parse.js';
import type { HslEncoding, HslFit } from '../options/haptik.module.options.js';
import { type FillText, fillMessage } from './copy.filler.js';
import { fitElement, type Hint, isBlankText } from './element.fitter.js';
import { isBlank } from '../hsl/read/blank.text.js';

type WireMessage = WireReply['response'][number];

/** More characters than this in one reply are a mistake, and no channel shows them. */
export const LONGEST_RESPONSE = 1_000_000;
/** More messages than this are a mistake as well. */
const MOST_MESSAGES = 100;
/** Arrays within arrays are flattened this deep; what is deeper is no list of messages. */
const DEEPEST_LIST = 8;

type Items = Readonly<Record<string, unknown>>;

/** Stands for an item whose getter throws. */
const UNREADABLE = Symbol('unreadable');

export interface MappedMessages {
  readonly response: readonly WireMessage[];
  /** What was left out, for the log. Blank texts are left out in silence. */
  readonly dropped: readonly string[];
  /** What there is to say about rich elements. */
  readonly hints: readonly Hint[];
}

/** How rich elements are sent, and to which channel. */
export interface ElementDelivery {
  readonly encoding: HslEncoding;
  readonly fit: HslFit;
  /** What the user's channel shows; asked for when there is an element. */
  readonly rules: () => ChannelRules | undefined;
  /** Writes copy references; absent where nothing can. */
  readonly fill?: FillText | undefined;
}

/**
 * Messages in their wire form. What cannot be shown is left out, so that one bad message does
 * not take the others with it.
 */
export function mapMessages(messages: unknown, delivery: ElementDelivery): MappedMessages {
  const response: WireMessage[] = [];
  const dropped: string[] = [];
  const hints: Hint[] = [];
  let room = LONGEST_RESPONSE;
  let isTooMany = false;
  const add = (message: unknown): void => {
    isTooMany = response.length + dropped.length >= MOST_MESSAGES;
    if (isTooMany) return;
    const { text, reason } = encode(message);
    if (text === undefined || text.length > room) {
      dropped.push(reason ?? `a message that is too long (${text?.length} characters)`);
    } else if (hasTokenRest(text)) {
      dropped.push(`a message that cannot be sent: ${NO_WRITER}`);
    } else if (!isBlank(text)) {
      room -= text.length;
      const isObject = delivery.encoding === 'object' && typeof message !== 'string';
      response.push(isObject ? (JSON.parse(text) as WireMessage) : text);
    }
  };
  for (const given of flatten(messages)) {
    const { message, reason } = fillMessage(given, delivery.fill);
    if (reason !== undefined) {
      dropped.push(reason);
      continue;
    }
    const element = elementOf(message);
    if (element && isBlankText(element)) continue;
    if (element) {
      const fitted = fitElement(message as Message, element, delivery.fit, delivery.rules());
      fitted.messages.forEach((one) => add(one));
      fitted.hints.forEach((hint) => hints.push(hint));
    } else {
      add(message);
    }
    if (isTooMany) break;
  }
  if (isTooMany) dropped.push(`all messages after the first ${MOST_MESSAGES}`);
  return { response, dropped, hints };
}

/** The rich element that a message is, or whose JSON it is. */
function elementOf(message: unknown): HslElement | undefined {
  if (typeof message === 'string') return message.startsWith('{') ? parse(message) : undefined;
  return isHslElement(message) ? message : undefined;
}

/** The messages in order, without holes: a list may be sparse, and billions long. */
function* flatten(messages: unknown, depth = 0): Generator {
  const keys = depth > DEEPEST_LIST ? undefined : keysOf(messages);
  if (!keys) {
    if (messages !== undefined && messages !== null) yield messages;
    return;
  }
  for (const key of keys) yield* flatten(itemOf(messages as Items, key), depth + 1);
}

/** The keys of a list; undefined for anything else, and for what cannot even be asked. */
function keysOf(messages: unknown): string[] | undefined {
  try {
    return Array.isArray(messages) ? Object.keys(messages) : undefined;
  } catch {
    return undefined;
  }
}

function itemOf(items: Items, key: string): unknown {
  try {
    return items[key];
  } catch {
    return UNREADABLE;
  }
}

function encode(message: unknown): { text?: string; reason?: string } {
  if (typeof message === 'string') return { text: message };
  try {
    if (!isHslElement(message)) return { reason: `${nameOf(message)}, which is no message` };
    const text: unknown = JSON.stringify(message);
    if (typeof text === 'string' && text.startsWith('{')) return { text };
  } catch {
    // Falls through: cyclic, BigInt, or something in it that throws.
  }
  return { reason: 'a rich element that has no JSON form' };
}

/** The kind of a value, without its contents. */
export function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object that is no HSL element' : `a ${typeof value}`;
}
