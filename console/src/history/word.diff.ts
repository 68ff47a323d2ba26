/** A stretch of two texts. */
export interface DiffPart {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

/** Above it, both texts are shown whole: the table of the comparison grows with their product. */
const MOST_CELLS = 1_000_000;

/** What changed between two texts, by words as the language has them. */
export function wordDiff(before: string, after: string, language: string): readonly DiffPart[] {
  const old = wordsOf(before, language);
  const now = wordsOf(after, language);
  if (old.length * now.length > MOST_CELLS)
    return joined([
      { kind: 'gone', text: before },
      { kind: 'new', text: after },
    ]);
  const longest = commonLengths(old, now);
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const gone = old[i];
    const added = now[j];
    if (gone !== undefined && gone === added) {
      parts.push({ kind: 'same', text: gone });
      i++;
      j++;
    } else if (
      gone !== undefined &&
      (added === undefined || at(longest, i + 1, j) >= at(longest, i, j + 1))
    ) {
      parts.push({ kind: 'gone', text: gone });
      i++;
    } else {
      parts.push({ kind: 'new', text: added ?? '' });
      j++;
    }
  }
  return gathered(joined(parts));
}

function wordsOf(text: string, language: string): readonly string[] {
  let segmenter: Intl.Segmenter;
  try {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  } catch {
    segmenter = new Intl.Segmenter('en', { granularity: 'word' });
  }
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** How many words two texts have in common from a pair of places on. */
function commonLengths(
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
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  return table;
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0;
}

function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const whole: DiffPart[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    const last = whole.at(-1);
    if (last?.kind === part.kind)
      whole[whole.length - 1] = { ...last, text: last.text + part.text };
    else whole.push(part);
  }
  return whole;
}

/** Words that changed one after another are read as one change: first what went, then what came. */
function gathered(parts: readonly DiffPart[]): readonly DiffPart[] {
  const whole: DiffPart[] = [];
  let gone = '';
  let added = '';
  const close = (): void => {
    whole.push({ kind: 'gone', text: gone }, { kind: 'new', text: added });
    gone = added = '';
  };
  parts.forEach((part, index) => {
    const isBetween = gone !== '' && added !== '' && parts[index + 1] !== undefined;
    if (part.kind === 'same' && !(isBetween && part.text.trim() === '')) {
      close();
      whole.push(part);
      return;
    }
    if (part.kind !== 'new') gone += part.text;
    if (part.kind !== 'gone') added += part.text;
  });
  close();
  return joined(whole);
}
