import type { CopyFinding } from './copy.finding.js';

const EMBEDDINGS = /[\u202a\u202b]/;
const OVERRIDES = /[\u202d\u202e]/;
const ISOLATES = /[\u2066-\u2068]/;
const END_OF_EMBEDDING = '\u202c';
const END_OF_ISOLATE = '\u2069';
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;

/** The flag of a part of a country, e.g. of Wales: a black flag, the code in tags and their end. */
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/gu;
const TAG = /[\u{e0000}-\u{e007f}]/u;

/**
 * Characters that nobody sees and that change how the others are seen, or say something to programs
 * alone: directions of writing that reverse letters or do not end, and tags.
 */
export function unseenFindings(text: string): readonly CopyFinding[] {
  const direction = directionFault(text);
  const findings = direction === undefined ? [] : [warning(direction)];
  const [tag] = TAG.exec(text.replaceAll(FLAG, '')) ?? [];
  if (tag === undefined) return findings;
  const said = `The text holds the tag ${nameOf(tag)}, which nobody sees and programs read. Take it out, or type the text again.`;
  return [...findings, warning(said)];
}

/** A direction lasts until its end, or until that of the paragraph. */
function directionFault(text: string): string | undefined {
  if (text.search(DIRECTION) === -1) return undefined;
  for (const paragraph of text.split(/[\r\n\u2029]/)) {
    const signs = [...paragraph.matchAll(DIRECTION)].map(([sign]) => sign);
    const override = signs.find((sign) => OVERRIDES.test(sign));
    if (override !== undefined) {
      return `The text holds ${nameOf(override)}, which nobody sees, and which shows letters in another order than they are written in. Take it out.`;
    }
    const [left] = unclosedOf(signs);
    if (left !== undefined) {
      return `The text holds ${nameOf(left)}, which nobody sees, and which changes the direction of writing for all that follows. Take it out, or write ${nameOf(endOf(left))} where that shall end.`;
    }
  }
  return undefined;
}

/** The end of an isolate ends what began within it, too; that of an embedding only what began last. */
function unclosedOf(signs: readonly string[]): readonly string[] {
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

function endOf(sign: string): string {
  return ISOLATES.test(sign) ? END_OF_ISOLATE : END_OF_EMBEDDING;
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}

function warning(message: string): CopyFinding {
  return { rule: 'unseen-character', severity: 'warning', message };
}
