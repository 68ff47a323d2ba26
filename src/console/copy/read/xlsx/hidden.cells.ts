import { isBlankCell, type SheetRecord } from '../../sheet/sheet.cell.ts';
import type { RawCell } from './raw.cell.js';

/** Counts what a sheet holds where people do not see it. */
export class HiddenCells {
  readonly #rows = new Set<number>();
  readonly #columns = new Set<number>();

  add(row: readonly RawCell[], { cells }: SheetRecord): void {
    for (const { hidden, row: at, column } of row) {
      if (hidden === undefined || isBlankCell(cells[column])) continue;
      if (hidden === 'row') this.#rows.add(at);
      else this.#columns.add(column);
    }
  }

  createNotices(sheet: string): readonly string[] {
    const rows = this.#rows.size;
    const columns = this.#columns.size;
    if (rows + columns === 0) return [];
    return [
      `The sheet "${sheet}" holds something in rows (${rows}) and columns (${columns}) that are hidden or filtered out. ` +
        'It was read too. Show them in the spreadsheet to look at it, or delete them.',
    ];
  }
}
