import type { ImportPreview } from './import.view.js';

export type ImportStep = 'reading' | 'checking' | 'writing';

/** A line of the response; the last one is a preview, a result or a problem. */
export type ImportLine =
  | {
      readonly type: 'progress';
      readonly step: ImportStep;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'preview'; readonly preview: ImportPreview }
  | { readonly type: 'done'; readonly written: number; readonly published: number }
  | { readonly type: 'problem'; readonly problem: object };

/** Called with the progress of an import. */
export type ReportProgress = (step: ImportStep, done: number, total: number) => void;
