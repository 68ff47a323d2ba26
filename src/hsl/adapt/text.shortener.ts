import { countCodePoints } from '../channel/code.points.js';
import { normalizeLabel } from '../text/label.normalizer.js';

const ELLIPSIS = '…';

/** Room for a space and a number of three digits behind what was cut. */
const NUMBER_SUFFIX_LENGTH = 4;

/** Letters as people see them, so that no cut goes through an emoji or a Hindi syllable. */
const GRAPHEME_SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Whether a text has more code points than that. Most texts need not be counted for it. */
export function exceedsLength(text: string, maxLength: number): boolean {
  return (
    text.length > 2 * maxLength || (text.length > maxLength && countCodePoints(text) > maxLength)
  );
}

/**
 * A text of at most so many code points: cut at a word, with an ellipsis. Where the first word
 * alone is too long, it is cut.
 */
export function shortenText(text: string, maxLength: number): string {
  if (!exceedsLength(text, maxLength)) return text;
  const head = takeGraphemes(text, maxLength - 1);
  return `${head.slice(0, findWordEnd(text, head.length) || head.length).trimEnd()}${ELLIPSIS}`;
}

/** The end of the last whole word before a place; 0 when there is none. */
function findWordEnd(text: string, before: number): number {
  let end = before;
  const isSpace = (index: number): boolean => /\s/.test(text.charAt(index));
  if (isSpace(before)) return before;
  while (end > 0 && !isSpace(end - 1)) end--;
  while (end > 0 && isSpace(end - 1)) end--;
  return end;
}

/** Whether texts that differ still do when they are shortened. */
export function staysDistinct(texts: readonly string[], maxLength: number): boolean {
  const short = texts.map((text) => normalizeLabel(shortenText(text, maxLength)));
  return new Set(short).size === new Set(texts.map(normalizeLabel)).size;
}

/** Shortens several texts; those that would be the same get a number. */
export function shortenTexts(texts: readonly string[], maxLength: number): string[] {
  const short = texts.map((text) => shortenText(text, maxLength));
  if (maxLength <= 2 * NUMBER_SUFFIX_LENGTH || staysDistinct(texts, maxLength)) return short;
  const owners = new Map<string, Set<string>>();
  short.forEach((cut, index) => {
    owners.set(cut, (owners.get(cut) ?? new Set()).add(texts[index] ?? ''));
  });
  const counts = new Map<string, number>();
  return texts.map((text, index) => {
    const cut = short[index] ?? '';
    if ((owners.get(cut)?.size ?? 0) < 2) return cut;
    const stem = shortenText(text, maxLength - NUMBER_SUFFIX_LENGTH);
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    return `${stem} ${count}`;
  });
}

/** Where a text is best parted, best first: paragraph, line, sentence, word. */
const BREAKS = [/\n\s*\n/g, /\n/g, /(?<=[^\d\s][.!?।])\s+/g, /\s+/g];

/** The parts of a text, each of at most so many code points. Nothing but white space is lost. */
export function splitText(text: string, maxLength: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (exceedsLength(rest, maxLength)) {
    const head =
      takeGraphemes(rest, maxLength) || Array.from(rest.slice(0, 2)).slice(0, 1).join('');
    const at = findBreak(rest, head.length);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...parts, rest];
}

/** The last good place to part a text before `end`, in its second half if there is one. */
function findBreak(text: string, end: number): number {
  const window = text.slice(0, end + 1);
  let best = 0;
  for (const pattern of BREAKS) {
    const last = [...window.matchAll(pattern)].findLast(({ index }) => index > 0 && index <= end);
    if (last && last.index >= end / 2) return last.index;
    best = Math.max(best, last?.index ?? 0);
  }
  return best || end;
}

/** As many whole letters as fit into so many code points, which may be none. */
function takeGraphemes(text: string, maxLength: number): string {
  let head = '';
  let length = 0;
  // More units than this are more code points than fit: the rest need not be looked at.
  for (const { segment } of GRAPHEME_SEGMENTER.segment(text.slice(0, 2 * maxLength + 2))) {
    length += countCodePoints(segment);
    if (length > maxLength) break;
    head += segment;
  }
  return (
    head ||
    Array.from(text.slice(0, 2 * maxLength))
      .slice(0, Math.max(0, maxLength))
      .join('')
  );
}
