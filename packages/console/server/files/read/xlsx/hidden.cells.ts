import { isBlankCell, type SheetRecord } from '../../sheet/sheet.cell.ts';
import type { RawCell } from './raw.cell.js';

/** Counts the hidden rows and columns of a sheet that have content. */
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
      `The sheet "${sheet}" has content in rows (${rows}) and columns (${columns}) that ` +
        'are hidden or filtered out. It was read, too. Show them in the spreadsheet to ' +
        'review the content, or delete them.',
    ];
  }
}
