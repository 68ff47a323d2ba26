import type { Sheet, SheetRow } from '../sheet/sheet.row.js';

/** What the thread that reads a file tells. */
export type ReadPiece =
  | { readonly type: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly type: 'end'; readonly rest: Omit<Sheet, 'rows'> }
  | { readonly type: 'refusal'; readonly message: string };
