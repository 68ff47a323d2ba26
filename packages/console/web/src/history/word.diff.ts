import { diffArrays } from 'diff';

/** A part of the difference of two texts. */
export interface DiffPart {
  readonly kind: 'unchanged' | 'removed' | 'added';
  readonly text: string;
}

/** With more changed words both texts are shown whole: the time grows with the square of the changes. */
const MAX_CHANGED_WORDS = 1_000;

/** The difference of two texts by words, segmented by the rules of the language. */
export function diffWords(before: string, after: string, language: string): readonly DiffPart[] {
  const changes = diffArrays(segmentWords(before, language), segmentWords(after, language), {
    maxEditLength: MAX_CHANGED_WORDS,
  });
  const parts = changes?.map(({ removed, added, value }): DiffPart => {
    const kind = removed ? 'removed' : added ? 'added' : 'unchanged';
    return { kind, text: value.join('') };
  });
  return groupChanges(
    parts ?? [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ],
  );
}

function segmentWords(text: string, language: string): string[] {
  let segmenter: Intl.Segmenter;
  try {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  }
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Merges changes with only a space between them into one: first the removed part, then the added one. */
function groupChanges(parts: readonly DiffPart[]): readonly DiffPart[] {
  const grouped: DiffPart[] = [];
  let removed = '';
  let added = '';
  const close = (): void => {
    grouped.push({ kind: 'removed', text: removed }, { kind: 'added', text: added });
    removed = added = '';
  };
  parts.forEach((part, index) => {
    const isBetween = removed !== '' && added !== '' && parts[index + 1] !== undefined;
    if (part.kind === 'unchanged' && !(isBetween && part.text.trim() === '')) {
      close();
      grouped.push(part);
      return;
    }
    if (part.kind !== 'added') removed += part.text;
    if (part.kind !== 'removed') added += part.text;
  });
  close();
  return grouped.filter(({ text }) => text !== '');
}
