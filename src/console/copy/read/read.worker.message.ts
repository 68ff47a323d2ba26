import type { Sheet, SheetRow } from '../sheet/sheet.row.js';

/** What the thread that reads a file tells. */
export type ReadWorkerMessage =
  | { readonly type: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly type: 'end'; readonly rest: Omit<Sheet, 'rows'> }
  | { readonly type: 'refused'; readonly message: string };
