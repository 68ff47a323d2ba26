import type { ImportLine, ImportPreview, ImportRequest } from '../api/contract.js';
import { ProblemError } from '../api/problem.error.js';
import type { ImportFile } from './import.file.js';

/** What was decided about a preview. */
export type ImportChoice = Omit<NonNullable<ImportRequest['apply']>, 'digest'>;

type Progress = Extract<ImportLine, { type: 'progress' }>;
type Done = Extract<ImportLine, { type: 'done' }>;

/** How far an import has come. `looked` is the preview that was applied, to go back to. */
export type ImportState =
  | { readonly kind: 'empty'; readonly error?: unknown }
  | {
      readonly kind: 'running';
      readonly file: ImportFile;
      readonly looked?: ImportPreview;
      readonly progress?: Progress;
    }
  | {
      readonly kind: 'preview';
      readonly file: ImportFile;
      readonly preview: ImportPreview;
      readonly error?: unknown;
    }
  | { readonly kind: 'done'; readonly file: ImportFile; readonly done: Done };

export const EMPTY: ImportState = { kind: 'empty' };

/** What a line of the server makes of the state. */
export function afterLine(state: ImportState, line: ImportLine): ImportState {
  if (state.kind !== 'running') return state;
  const { file } = state;
  switch (line.type) {
    case 'progress':
      return { ...state, progress: line };
    case 'preview':
      return { kind: 'preview', file, preview: line.preview };
    case 'done':
      return { kind: 'done', file, done: line };
    case 'problem':
      return afterFault(state, new ProblemError(line.problem));
  }
}

/** Nothing was written: back to what was looked at, else to the choice of a file. */
export function afterFault(state: ImportState, error: unknown): ImportState {
  if (state.kind !== 'running' || !state.looked) return { kind: 'empty', error };
  return { kind: 'preview', file: state.file, preview: state.looked, error };
}
