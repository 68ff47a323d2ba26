import { MIN_SECRET_LENGTH } from './secret.index.js';

/** What values of configurations say and nobody hides. */
const COMMON_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'undefined']);

/** A shorter line of a longer text says little, and may stand anywhere. */
const MIN_LINE_LENGTH = 8;

/**
 * Every text and number in a value, at any depth. A text that is JSON itself is one, and holds some.
 * Lines are secrets of their own, since a log may show the first of them only.
 * White space around a text is no part of it: it is the first that gets lost.
 */
export function collectSecrets(value: unknown): Set<string> {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  // A list of its own: values of a call may be nested deeper than functions can.
  const queue: unknown[] = [value];
  while (queue.length > 0) {
    const one = queue.pop();
    if (typeof one === 'number' || typeof one === 'bigint') addSecret(String(one), found);
    else if (typeof one === 'string') {
      addSecret(one.trim(), found);
      for (const line of one.includes('\n') ? one.split('\n') : []) {
        if (line.trim().length >= MIN_LINE_LENGTH) addSecret(line.trim(), found);
      }
      if (/^\s*[[{]/.test(one)) queue.push(parseOrUndefined(one));
    } else if (typeof one === 'object' && one !== null && !seen.has(one)) {
      seen.add(one);
      for (const inner of Object.values(one)) queue.push(inner);
    }
  }
  return found;
}

function addSecret(text: string, found: Set<string>): void {
  if (text.length >= MIN_SECRET_LENGTH && !COMMON_WORDS.has(text)) found.add(text);
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
