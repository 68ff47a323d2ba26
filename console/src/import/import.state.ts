import type { ImportLineJson, ImportPreviewJson, ImportRequestJson } from '../api/contract.js';
import { ProblemError } from '../api/problem.error.js';
import type { ImportFile } from './import.file.js';

/** What was decided about a preview. */
export type ImportApplyOptions = Omit<NonNullable<ImportRequestJson['apply']>, 'digest'>;

type ImportProgressLine = Extract<ImportLineJson, { type: 'progress' }>;
type ImportDoneLine = Extract<ImportLineJson, { type: 'done' }>;

/** How far an import has come. `looked` is the preview that was applied, to go back to. */
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

/** What a line of the server makes of the state. */
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

/** Nothing was written: back to what was looked at, else to the choice of a file. */
export function reduceError(state: ImportState, error: unknown): ImportState {
  if (state.kind !== 'running' || !state.previewed) return { kind: 'empty', error };
  return { kind: 'preview', file: state.file, preview: state.previewed, error };
}
