import { countCodePoints } from '../channel/code.points.js';
import { normalizeLabel } from '../text/label.normalizer.js';

const ELLIPSIS = '…';

/** Length of a space and a number of up to three digits. */
const NUMBER_SUFFIX_LENGTH = 4;

/** Splits by grapheme, so that an emoji or a Hindi syllable stays whole. */
const GRAPHEME_SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Whether a text has more code points than `maxLength`. Counts only where the units leave it open. */
export function exceedsLength(text: string, maxLength: number): boolean {
  return (
    text.length > 2 * maxLength || (text.length > maxLength && countCodePoints(text) > maxLength)
  );
}

/**
 * Shortens a text to `maxLength` code points, at a word boundary and with an ellipsis. A first word
 * that is too long is cut within the word.
 */
export function shortenText(text: string, maxLength: number): string {
  if (!exceedsLength(text, maxLength)) return text;
  const head = takeGraphemes(text, maxLength - 1);
  return `${head.slice(0, findWordEnd(text, head.length) || head.length).trimEnd()}${ELLIPSIS}`;
}

/** The end of the last whole word before an index; 0 if there is no such word. */
function findWordEnd(text: string, before: number): number {
  let end = before;
  const isSpace = (index: number): boolean => /\s/.test(text.charAt(index));
  if (isSpace(before)) return before;
  while (end > 0 && !isSpace(end - 1)) end--;
  while (end > 0 && isSpace(end - 1)) end--;
  return end;
}

/** Whether distinct texts stay distinct once they are shortened. */
export function staysDistinct(texts: readonly string[], maxLength: number): boolean {
  const short = texts.map((text) => normalizeLabel(shortenText(text, maxLength)));
  return new Set(short).size === new Set(texts.map(normalizeLabel)).size;
}

/** Shortens several texts and numbers those that would become equal. */
export function shortenTexts(texts: readonly string[], maxLength: number): string[] {
  const short = texts.map((text) => shortenText(text, maxLength));
  if (maxLength <= 2 * NUMBER_SUFFIX_LENGTH || staysDistinct(texts, maxLength)) return short;
  const textsByShort = new Map<string, Set<string>>();
  short.forEach((cut, index) => {
    textsByShort.set(cut, (textsByShort.get(cut) ?? new Set()).add(texts[index] ?? ''));
  });
  const counts = new Map<string, number>();
  return texts.map((text, index) => {
    const cut = short[index] ?? '';
    if ((textsByShort.get(cut)?.size ?? 0) < 2) return cut;
    const stem = shortenText(text, maxLength - NUMBER_SUFFIX_LENGTH);
    const count = (counts.get(stem) ?? 0) + 1;
    counts.set(stem, count);
    return `${stem} ${count}`;
  });
}

/** Where a text is split, in order of preference: paragraph, line, sentence, word. */
const BREAKS = [/\n\s*\n/g, /\n/g, /(?<=[^\d\s][.!?।])\s+/g, /\s+/g];

/** Splits a text into parts of at most `maxLength` code points. Drops only white space. */
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

/** The last good index to split a text before `end`, preferably in its second half. */
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

/** The longest prefix of whole graphemes within `maxLength` code points; may be empty. */
function takeGraphemes(text: string, maxLength: number): string {
  let head = '';
  let length = 0;
  // A code point has at most two units, so the rest of the text is out of range.
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
