import { isJsonObject, type JsonObject } from './json.object.js';

/** More values are not searched for: a call with so many is built to cost time. */
export const MAX_SENSITIVE_VALUES = 2_000;

/** Keys of entity items and values that say what kind of value they are. Protocol 1.6. */
export const ENTITY_KIND_KEYS: readonly string[] = [
  'detection',
  'language',
  'type',
  'unit',
  'nn',
  'tz',
];
/** Keys of a call whose values say what the call is, not whose it is. Protocol 1.4 to 1.6. */
const PLAIN_KEYS: ReadonlySet<string> = new Set([
  'node',
  'step',
  'event',
  'conversation_no',
  'device_platform',
  'language_code',
  ...ENTITY_KIND_KEYS,
]);
/** The words of the platform's default name, `Guest User`, which are also words of error messages. */
const COMMON_WORDS: ReadonlySet<string> = new Set(['guest', 'user']);
/** A user name is an id, not words. */
const NAME_KEY = /(?<!user_)name$/i;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The personal values in the body of a call: all texts and numbers but those that say which node, channel
 * and language it is. Of names also each word, since programs often print the first name only.
 *
 * @returns undefined when there are more than {@link MAX_SENSITIVE_VALUES}
 */
export function collectPersonalValues(body: JsonObject): string[] | undefined {
  const found = new Set<string>();
  // A queue instead of recursion: values of a call may be nested deeper than the call stack allows.
  const queue: (readonly [key: string, value: unknown])[] = [['', body]];
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    const [key, value] = entry;
    if (found.size + queue.length > MAX_SENSITIVE_VALUES) return undefined;
    if (typeof value === 'number') found.add(String(value));
    else if (typeof value === 'string') {
      const words = NAME_KEY.test(key) ? value.match(WORD) : null;
      for (const text of [value, ...(words ?? [])]) {
        if (!COMMON_WORDS.has(text.toLowerCase())) found.add(text);
      }
    } else if (Array.isArray(value)) {
      for (const inner of value) queue.push([key, inner]);
    } else if (isJsonObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        if (!PLAIN_KEYS.has(name)) queue.push([name, inner]);
      }
    }
  }
  return [...found];
}
