/** Maximum edit distance of similar names: one edit per three letters, 3 at most. */
const maxEditDistance = (name: string): number => Math.min(3, Math.floor(name.length / 3));

/** The known name most similar to an unknown one; undefined when none is similar. */
export function findClosestMatch(name: string, known: Iterable<string>): string | undefined {
  const maxDistance = maxEditDistance(name);
  const typed = name.toLowerCase();
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const meant = candidate.toLowerCase();
    if (Math.abs(meant.length - typed.length) > maxDistance) continue;
    // Reordered letters count as one typing error, even in a short name.
    const isAnagram = sortLetters(typed) === sortLetters(meant);
    const distance = isAnagram ? Number(typed !== meant) : editDistance(typed, meant);
    if ((isAnagram || distance <= maxDistance) && distance < (best?.distance ?? Infinity)) {
      best = { name: candidate, distance };
    }
  }
  return best?.name;
}

function sortLetters(name: string): string {
  return name.split('').toSorted().join('');
}

/** Damerau-Levenshtein distance (optimal string alignment), one row of the matrix at a time. */
function editDistance(a: string, b: string): number {
  let previousRow: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isTransposition = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const transposition = isTransposition ? (previousRow[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution, transposition));
    }
    [previousRow, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
