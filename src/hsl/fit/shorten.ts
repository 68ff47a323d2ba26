import { lengthOf } from '../channel/length.js';

const ELLIPSIS = '…';

/** Letters as people see them, so that no cut goes through an emoji or a Hindi syllable. */
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A text of at most so many code points: cut at a word, with an ellipsis. Where the first word
 * alone is too long, it is cut.
 */
export function shorten(text: string, most: number): string {
  if (text.length <= most || lengthOf(text) <= most) return text;
  const head = headOf(text, most - 1);
  const space = head.search(/\s+\S*$/);
  const isAtWord = space > 0 && !/^\s/.test(text.slice(head.length));
  return `${(isAtWord ? head.slice(0, space) : head).trimEnd()}${ELLIPSIS}`;
}

/** Shortens several texts so that those that differed still do. */
export function shortenAll(texts: readonly string[], most: number): string[] {
  const taken = new Map<string, string>();
  const counts = new Map<string, number>();
  return texts.map((text) => {
    const first = shorten(text, most);
    let short = first;
    let count = counts.get(first) ?? 2;
    for (; (taken.get(short) ?? text) !== text; count++) {
      const mark = ` ${count}`;
      if (mark.length >= most) break;
      short = `${shorten(text, most - mark.length)}${mark}`;
    }
    counts.set(first, count);
    taken.set(short, text);
    return short;
  });
}

/** Where a text is best parted, best first: paragraph, line, sentence, word. */
const BREAKS = [/\n\s*\n/g, /\n/g, /(?<=[.!?।])\s+/g, /\s+/g];

/** The parts of a text, each of at most so many code points. Nothing but white space is lost. */
export function split(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  // A text has at most two units for a code point: most need not be counted.
  while (rest.length > 2 * most || lengthOf(rest) > most) {
    const head = headOf(rest, most);
    const at = breakOf(rest, head.length);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest];
}

/** The last good place to part a text before `end`; not in its first half unless there is no other. */
function breakOf(text: string, end: number): number {
  const window = text.slice(0, end + 1);
  let best = 0;
  for (const pattern of BREAKS) {
    const last = [...window.matchAll(pattern)].findLast(({ index }) => index > 0 && index <= end);
    if (last && last.index >= end / 2) return last.index;
    best = Math.max(best, last?.index ?? 0);
  }
  return best || end;
}

/** As many whole letters as fit into so many code points; at least one code point. */
function headOf(text: string, most: number): string {
  let head = '';
  let length = 0;
  for (const { segment } of letters.segment(text)) {
    length += lengthOf(segment);
    if (length > most) break;
    head += segment;
  }
  return head || Array.from(text).slice(0, Math.max(1, most)).join('');
}
