import type { Sheet, SheetRow } from '../sheet/sheet.row.js';

/** A message of the worker thread that reads a file. */
export type ReadWorkerMessage =
  | { readonly type: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly type: 'end'; readonly rest: Omit<Sheet, 'rows'> }
  | { readonly type: 'refused'; readonly message: string };
