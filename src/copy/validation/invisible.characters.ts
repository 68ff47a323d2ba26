import type { CopyFinding } from './copy.finding.js';

const EMBEDDINGS = /[\u202a\u202b]/;
const OVERRIDES = /[\u202d\u202e]/;
const ISOLATES = /[\u2066-\u2068]/;
const END_OF_EMBEDDING = '\u202c';
const END_OF_ISOLATE = '\u2069';
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/** A subdivision flag, e.g. of Wales: a black flag, the code in tag characters, and a cancel tag. */
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu;
const TAG = /[\u{e0000}-\u{e007f}]/u;

/**
 * Finds invisible characters that change how the text is displayed or that only programs read: direction
 * overrides, unclosed direction changes, and tag characters.
 */
export function findInvisibleCharacters(text: string): readonly CopyFinding[] {
  const direction = describeDirectionProblem(text);
  const findings = direction === undefined ? [] : [createWarning(direction)];
  const [tag] = TAG.exec(text.replaceAll(FLAG, '')) ?? [];
  if (tag === undefined) return findings;
  const message = `The text contains the invisible tag character ${formatCodePoint(tag)}. Remove it, or retype the text.`;
  return [...findings, createWarning(message)];
}

/** A direction change lasts until it is closed, or until the end of the paragraph. */
function describeDirectionProblem(text: string): string | undefined {
  if (text.search(DIRECTION) === -1) return undefined;
  for (const paragraph of text.split(/[\r\n\u2029]/)) {
    const signs = [...paragraph.matchAll(DIRECTION)].map(([sign]) => sign);
    const override = signs.find((sign) => OVERRIDES.test(sign));
    if (override !== undefined) {
      return `The text contains the invisible character ${formatCodePoint(override)}, which changes the order of letters. Remove it.`;
    }
    const [left] = findUnclosed(signs);
    if (left !== undefined) {
      return `The text contains the invisible character ${formatCodePoint(left)}, which changes the writing direction of the rest of the text. Remove it, or close it with ${formatCodePoint(getEnd(left))}.`;
    }
  }
  return undefined;
}

/**
 * The end of an isolate also closes what was opened inside it; the end of an embedding closes only the
 * last one.
 */
function findUnclosed(signs: readonly string[]): readonly string[] {
  const open: string[] = [];
  let isolates = 0;
  for (const sign of signs) {
    const isIsolated = ISOLATES.test(open.at(-1) ?? '');
    if (EMBEDDINGS.test(sign)) open.push(sign);
    else if (ISOLATES.test(sign)) {
      open.push(sign);
      isolates += 1;
    } else if (sign === END_OF_EMBEDDING && !isIsolated) open.pop();
    else if (sign === END_OF_ISOLATE && isolates > 0) {
      while (!ISOLATES.test(open.pop() ?? ''));
      isolates -= 1;
    }
  }
  return open;
}

function getEnd(sign: string): string {
  return ISOLATES.test(sign) ? END_OF_ISOLATE : END_OF_EMBEDDING;
}

function formatCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}

function createWarning(message: string): CopyFinding {
  return { rule: 'invisible-character', severity: 'warning', message };
}
