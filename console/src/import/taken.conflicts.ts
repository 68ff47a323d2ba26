import type { ImportPreview } from '../api/contract.js';
import type { ImportChoice } from './import.state.js';

type Conflicts = ImportPreview['conflicts'];
export type Conflict = Conflicts['first'][number];

/** Which conflicts the file wins: all, also those that are not shown, or some of the shown ones. */
export type Taken = 'all' | ReadonlySet<string>;

export const NONE: Taken = new Set();

export function idOf({ key, language }: Conflict): string {
  return JSON.stringify([key, language]);
}

export function isTaken(taken: Taken, conflict: Conflict): boolean {
  return taken === 'all' || taken.has(idOf(conflict));
}

/** Decides about one of them. Of those that are not shown, none is taken from then on. */
export function decide(
  taken: Taken,
  conflicts: Conflicts,
  conflict: Conflict,
  isTheFiles: boolean,
): Taken {
  const ids = new Set(taken === 'all' ? conflicts.first.map(idOf) : taken);
  if (isTheFiles) ids.add(idOf(conflict));
  else ids.delete(idOf(conflict));
  return ids;
}

export function countOf(taken: Taken, { total }: Conflicts): number {
  return taken === 'all' ? total : taken.size;
}

export function takeOf(taken: Taken, { first }: Conflicts): ImportChoice['take'] {
  if (taken === 'all') return 'all';
  return first
    .filter((conflict) => isTaken(taken, conflict))
    .map(({ key, language }) => ({ key, language }));
}
