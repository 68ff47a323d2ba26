import { diffLines } from 'diff';

export interface LinePair {
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly isEqual: boolean;
}

/** The lines of two texts in pairs: equal ones, and removed beside added ones. */
export function pairLines(before: string, after: string): readonly LinePair[] {
  const pairs: LinePair[] = [];
  let removed: string[] = [];
  for (const part of [...diffLines(before, after), undefined]) {
    const lines = part ? toLines(part.value) : [];
    if (part?.removed) {
      removed = lines;
      continue;
    }
    if (part?.added) {
      pairs.push(...zip(removed, lines));
      removed = [];
      continue;
    }
    pairs.push(...zip(removed, []));
    removed = [];
    pairs.push(...lines.map((line) => ({ left: line, right: line, isEqual: true })));
  }
  return pairs;
}

function zip(left: readonly string[], right: readonly string[]): readonly LinePair[] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => ({
    left: left[index],
    right: right[index],
    isEqual: false,
  }));
}

function toLines(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}
