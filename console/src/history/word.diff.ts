/** A part of the difference of two texts. */
export interface DiffPart {
  readonly kind: 'unchanged' | 'removed' | 'added';
  readonly text: string;
}

/** Above this size both texts are shown whole: the table grows with the product of their lengths. */
const MAX_TABLE_CELLS = 1_000_000;

/** The difference of two texts by words, segmented by the rules of the language. */
export function diffWords(before: string, after: string, language: string): readonly DiffPart[] {
  const old = segmentWords(before, language);
  const now = segmentWords(after, language);
  if (old.length * now.length > MAX_TABLE_CELLS)
    return mergeAdjacent([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  const longest = lcsLengths(old, now);
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const removed = old[i];
    const added = now[j];
    if (removed !== undefined && removed === added) {
      parts.push({ kind: 'unchanged', text: removed });
      i++;
      j++;
    } else if (
      removed !== undefined &&
      (added === undefined || cellAt(longest, i + 1, j) >= cellAt(longest, i, j + 1))
    ) {
      parts.push({ kind: 'removed', text: removed });
      i++;
    } else {
      parts.push({ kind: 'added', text: added ?? '' });
      j++;
    }
  }
  return groupChanges(mergeAdjacent(parts));
}

function segmentWords(text: string, language: string): readonly string[] {
  let segmenter: Intl.Segmenter;
  try {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  }
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** The length of the longest common subsequence of words from each pair of positions on. */
function lcsLengths(
  old: readonly string[],
  now: readonly string[],
): readonly (readonly number[])[] {
  const table = Array.from({ length: old.length + 1 }, () =>
    Array.from({ length: now.length + 1 }, () => 0),
  );
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const row = table[i];
      if (!row) continue;
      row[j] =
        old[i] === now[j]
          ? cellAt(table, i + 1, j + 1) + 1
          : Math.max(cellAt(table, i + 1, j), cellAt(table, i, j + 1));
    }
  return table;
}

function cellAt(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

function mergeAdjacent(parts: readonly DiffPart[]): readonly DiffPart[] {
  const merged: DiffPart[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    const last = merged.at(-1);
    if (last?.kind === part.kind)
      merged[merged.length - 1] = { ...last, text: last.text + part.text };
    else merged.push(part);
  }
  return merged;
}

/** Merges adjacent changed words into one change: first the removed part, then the added one. */
function groupChanges(parts: readonly DiffPart[]): readonly DiffPart[] {
  const merged: DiffPart[] = [];
  let removed = '';
  let added = '';
  const close = (): void => {
    merged.push({ kind: 'removed', text: removed }, { kind: 'added', text: added });
    removed = added = '';
  };
  parts.forEach((part, index) => {
    const isBetween = removed !== '' && added !== '' && parts[index + 1] !== undefined;
    if (part.kind === 'unchanged' && !(isBetween && part.text.trim() === '')) {
      close();
      merged.push(part);
      return;
    }
    if (part.kind !== 'added') removed += part.text;
    if (part.kind !== 'removed') added += part.text;
  });
  close();
  return mergeAdjacent(merged);
}
