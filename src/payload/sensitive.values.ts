import {
  CALL_KIND_KEYS,
  DEFAULT_NAME_WORDS,
  isNameKey,
  MAX_PERSONAL_VALUES,
  WORD,
} from './call.keys.js';
import { isJsonObject, type JsonObject } from './json.object.js';

const COMMON_WORDS: ReadonlySet<string> = new Set(DEFAULT_NAME_WORDS);

/**
 * The personal values in the body of a call: all texts and numbers but those that say which node, channel
 * and language it is. Of names also each word, since programs often print the first name only.
 *
 * @returns undefined when there are more than {@link MAX_PERSONAL_VALUES}
 */
export function collectPersonalValues(body: JsonObject): string[] | undefined {
  const found = new Set<string>();
  // A queue instead of recursion: values of a call may be nested deeper than the call stack allows.
  const queue: (readonly [key: string, value: unknown])[] = [['', body]];
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    const [key, value] = entry;
    if (found.size + queue.length > MAX_PERSONAL_VALUES) return undefined;
    if (typeof value === 'number') found.add(String(value));
    else if (typeof value === 'string') {
      const words = isNameKey(key) ? value.match(WORD) : null;
      for (const text of [value, ...(words ?? [])]) {
        if (!COMMON_WORDS.has(text.toLowerCase())) found.add(text);
      }
    } else if (Array.isArray(value)) {
      for (const inner of value) queue.push([key, inner]);
    } else if (isJsonObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        if (!CALL_KIND_KEYS.has(name)) queue.push([name, inner]);
      }
    }
  }
  return [...found];
}
