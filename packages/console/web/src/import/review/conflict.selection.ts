import type { ImportPreviewJson } from '../../api/contract.js';
import type { ImportApplyOptions } from '../import.state.js';

type ImportConflicts = ImportPreviewJson['conflicts'];
export type ImportConflict = ImportConflicts['first'][number];

/** The conflicts that the file overwrites: all, including those not shown, or some of those shown. */
export type ConflictSelection = 'all' | ReadonlySet<string>;

export const NO_CONFLICTS: ConflictSelection = new Set();

export function conflictId({ key, language }: ImportConflict): string {
  return JSON.stringify([key, language]);
}

export function isConflictSelected(
  selection: ConflictSelection,
  conflict: ImportConflict,
): boolean {
  return selection === 'all' || selection.has(conflictId(conflict));
}

/** Sets the choice of one conflict. Conflicts that are not shown keep the current text from then on. */
export function selectConflict(
  selection: ConflictSelection,
  conflicts: ImportConflicts,
  conflict: ImportConflict,
  usesFileText: boolean,
): ConflictSelection {
  const ids = new Set(selection === 'all' ? conflicts.first.map(conflictId) : selection);
  if (usesFileText) ids.add(conflictId(conflict));
  else ids.delete(conflictId(conflict));
  return ids;
}

export function countSelected(selection: ConflictSelection, { total }: ImportConflicts): number {
  return selection === 'all' ? total : selection.size;
}

export function toOverwriteRequest(
  selection: ConflictSelection,
  { first }: ImportConflicts,
): ImportApplyOptions['overwrite'] {
  if (selection === 'all') return 'all';
  return first
    .filter((conflict) => isConflictSelected(selection, conflict))
    .map(({ key, language }) => ({ key, language }));
}
