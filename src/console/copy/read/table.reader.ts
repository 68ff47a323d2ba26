import { readRow } from '../sheet/row.reader.ts';
import { isBlankCell, getCellText, type SheetRecord } from '../sheet/sheet.cell.ts';
import { readHeader, type SheetColumns } from '../sheet/sheet.columns.ts';
import { SheetException } from '../sheet/sheet.exception.ts';
import { MAX_CHARACTERS, MAX_ROWS } from '../sheet/sheet.limits.ts';
import type { RefusedRow, Sheet, SheetRow } from '../sheet/sheet.row.js';

/** What was read of a table. */
export interface Table extends Sheet {
  readonly columns: SheetColumns;
  /** How many texts are numbers, dates or truth values. */
  readonly formattedCount: number;
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
  readonly refuseUnnamed: boolean;
}

/**
 * Reads the rows of a table of texts.
 *
 * @returns undefined when there is nothing in it
 * @throws SheetException when its header names no key or no text, or it is too large
 */
export async function readTable(
  records: AsyncIterable<SheetRecord>,
  { known, refuseUnnamed }: TableOptions,
): Promise<Table | undefined> {
  const rows: SheetRow[] = [];
  const refused: RefusedRow[] = [];
  let columns: SheetColumns | undefined;
  let formattedCount = 0;
  let remaining = MAX_CHARACTERS;
  let unnamed: Table['unnamed'];
  for await (const record of records) {
    if (record.cells.every(isBlankCell)) continue;
    if (!columns) {
      columns = readHeader(extractHeader(record), known, record.row);
      refused.push(...columns.refused);
      continue;
    }
    const column = findUnnamedColumn(record, columns);
    if (column !== undefined && refuseUnnamed) {
      refused.push(refuseCutRow(record, columns, column));
      continue;
    }
    if (column !== undefined) unnamed ??= { row: record.row, column };
    const read = readRow(record, columns);
    refused.push(...read.refused);
    formattedCount += read.formattedCount;
    if (read.row) rows.push(read.row);
    for (const text of read.row?.texts.values() ?? []) remaining -= text.length;
    if (remaining < 0 || rows.length + refused.length > MAX_ROWS)
      throw new SheetException(TABLE_TOO_LARGE);
  }
  return columns && { rows, refused, notices: columns.notices, formattedCount, unnamed, columns };
}

const TABLE_TOO_LARGE =
  `The file holds more than ${MAX_ROWS} rows, or more than ${MAX_CHARACTERS / 1_048_576} million characters. ` +
  'Export fewer languages or a prefix at a time, and import the parts.';

function extractHeader({ cells }: SheetRecord): readonly string[] {
  return Array.from(cells, (cell) => getCellText(cell) ?? '');
}

/** The first column without a name that has something in it. */
function findUnnamedColumn({ cells }: SheetRecord, columns: SheetColumns): number | undefined {
  const at = cells.findIndex((cell, column) => !columns.named.has(column) && !isBlankCell(cell));
  return at === -1 ? undefined : at;
}

function refuseCutRow(
  { row, cells }: SheetRecord,
  { key }: SheetColumns,
  column: number,
): RefusedRow {
  const reason =
    `The row has a text in its cell ${column + 1}, and the first row has no name there. A text that ` +
    'holds a separator must stand in quotation marks.';
  return { row, key: (getCellText(cells[key]) ?? '').trim(), language: null, reason };
}
