import { SHORTEST_SECRET } from './secret.index.js';

/** What values of configurations say and nobody hides. */
const WORDS: ReadonlySet<string> = new Set(['true', 'false', 'null', 'undefined']);

/** A shorter line of a longer text says little, and may stand anywhere. */
const SHORTEST_LINE = 8;

/**
 * Every text and number in a value, at any depth. A text that is JSON itself is one, and holds some.
 * Lines are secrets of their own, since a log may show the first of them only.
 * White space around a text is no part of it: it is the first that gets lost.
 */
export function secretsIn(value: unknown): Set<string> {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  // A list of its own: values of a call may be nested deeper than functions can.
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === 'number' || typeof one === 'bigint') keep(String(one), found);
    else if (typeof one === 'string') {
      keep(one.trim(), found);
      for (const line of one.includes('\n') ? one.split('\n') : []) {
        if (line.trim().length >= SHORTEST_LINE) keep(line.trim(), found);
      }
      if (/^\s*[[{]/.test(one)) open.push(parsed(one));
    } else if (typeof one === 'object' && one !== null && !seen.has(one)) {
      seen.add(one);
      for (const inner of Object.values(one)) open.push(inner);
    }
  }
  return found;
}

function keep(text: string, found: Set<string>): void {
  if (text.length >= SHORTEST_SECRET && !WORDS.has(text)) found.add(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
