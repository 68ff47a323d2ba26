import { readRow } from '../sheet/row.reader.ts';
import { isBlankCell, shownIn, type SheetRecord } from '../sheet/sheet.cell.ts';
import { readHeader, type SheetColumns } from '../sheet/sheet.columns.ts';
import { SheetException } from '../sheet/sheet.exception.ts';
import { MOST_CHARACTERS, MOST_ROWS } from '../sheet/sheet.limits.ts';
import type { RefusedRow, Sheet, SheetRow } from '../sheet/sheet.row.js';

/** What was read of a table. */
export interface Table extends Sheet {
  readonly columns: SheetColumns;
  /** How many texts are numbers, dates or truth values. */
  readonly shown: number;
  /** The first cell with something in it, in a column without a name. */
  readonly unnamed: { readonly row: number; readonly column: number } | undefined;
}

interface TableOptions {
  /** Languages that are edited here, in lower case. */
  readonly known: readonly string[];
  /**
   * A text in a column without a name: refused where it may be the rest of a text that a separator
   * cut in two, else told.
   */
  readonly isUnnamedRefused: boolean;
}

/**
 * Reads the rows of a table of texts.
 *
 * @returns undefined when there is nothing in it
 * @throws SheetException when its header names no key or no text, or it is too large
 */
export async function readTable(
  records: AsyncIterable<SheetRecord>,
  { known, isUnnamedRefused }: TableOptions,
): Promise<Table | undefined> {
  const rows: SheetRow[] = [];
  const refused: RefusedRow[] = [];
  let columns: SheetColumns | undefined;
  let shown = 0;
  let room = MOST_CHARACTERS;
  let unnamed: Table['unnamed'];
  for await (const record of records) {
    if (record.cells.every(isBlankCell)) continue;
    if (!columns) {
      columns = readHeader(headerOf(record), known, record.row);
      refused.push(...columns.refused);
      continue;
    }
    const column = unnamedIn(record, columns);
    if (column !== undefined && isUnnamedRefused) {
      refused.push(cutRow(record, columns, column));
      continue;
    }
    if (column !== undefined) unnamed ??= { row: record.row, column };
    const read = readRow(record, columns);
    refused.push(...read.refused);
    shown += read.shown;
    if (read.row) rows.push(read.row);
    for (const text of read.row?.texts.values() ?? []) room -= text.length;
    if (room < 0 || rows.length + refused.length > MOST_ROWS) throw new SheetException(TOO_LARGE);
  }
  return columns && { rows, refused, notices: columns.notices, shown, unnamed, columns };
}

const TOO_LARGE =
  `The file holds more than ${MOST_ROWS} rows, or more than ${MOST_CHARACTERS / 1_048_576} million characters. ` +
  'Export fewer languages or a prefix at a time, and import the parts.';

function headerOf({ cells }: SheetRecord): readonly string[] {
  return Array.from(cells, (cell) => shownIn(cell) ?? '');
}

/** The first column without a name that has something in it. */
function unnamedIn({ cells }: SheetRecord, columns: SheetColumns): number | undefined {
  const at = cells.findIndex((cell, column) => !columns.named.has(column) && !isBlankCell(cell));
  return at === -1 ? undefined : at;
}

function cutRow({ row, cells }: SheetRecord, { key }: SheetColumns, column: number): RefusedRow {
  const reason =
    `The row has a text in its cell ${column + 1}, and the first row has no name there. A text that ` +
    'holds a separator must stand in quotation marks.';
  return { row, key: (shownIn(cells[key]) ?? '').trim(), language: null, reason };
}
