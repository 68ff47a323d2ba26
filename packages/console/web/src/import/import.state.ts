import type { ImportLineJson, ImportPreviewJson, ImportRequestJson } from '../api/contract.js';
import { ProblemError } from '../api/problem.error.js';
import type { ImportFile } from './file/import.file.js';

/** The user's choices in a preview. */
export type ImportApplyOptions = Omit<NonNullable<ImportRequestJson['apply']>, 'digest'>;

type ImportProgressLine = Extract<ImportLineJson, { type: 'progress' }>;
type ImportDoneLine = Extract<ImportLineJson, { type: 'done' }>;

/** The state of an import. `previewed` is the preview being applied, to return to after a failure. */
export type ImportState =
  | { readonly kind: 'empty'; readonly error?: unknown }
  | {
      readonly kind: 'running';
      readonly file: ImportFile;
      readonly previewed?: ImportPreviewJson;
      readonly progress?: ImportProgressLine;
    }
  | {
      readonly kind: 'preview';
      readonly file: ImportFile;
      readonly preview: ImportPreviewJson;
      readonly error?: unknown;
    }
  | { readonly kind: 'done'; readonly file: ImportFile; readonly done: ImportDoneLine };

export const INITIAL_STATE: ImportState = { kind: 'empty' };

/** The next state after a line of the response. */
export function reduceLine(state: ImportState, line: ImportLineJson): ImportState {
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
      return reduceError(state, new ProblemError(line.problem));
  }
}

/** Nothing was written: back to the preview, or to the file selection without one. */
export function reduceError(state: ImportState, error: unknown): ImportState {
  if (state.kind !== 'running' || !state.previewed) return { kind: 'empty', error };
  return { kind: 'preview', file: state.file, preview: state.previewed, error };
}
