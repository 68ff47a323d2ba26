import { MIN_SECRET_LENGTH } from './secret.index.js';

/** Common values of configurations that are not secret. */
const COMMON_WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'undefined']);

/** Shorter lines of a text are too common to redact. */
const MIN_LINE_LENGTH = 8;

/**
 * Every text and number in a value, at any depth. A text that is JSON counts as a whole and by its
 * contents. Each line of a text is a separate secret, since a log may show only the first one.
 * Surrounding whitespace is trimmed, since it is easily lost.
 */
export function collectSecrets(value: unknown): Set<string> {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  // A queue instead of recursion: values of a call may be nested deeper than the call stack allows.
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
