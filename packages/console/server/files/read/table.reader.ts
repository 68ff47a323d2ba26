import { readRow } from '../sheet/row.reader.ts';
import { isBlankCell, getCellText, type SheetRecord } from '../sheet/sheet.cell.ts';
import { readHeader, type SheetColumns } from '../sheet/sheet.columns.ts';
import { SheetException } from '../sheet/sheet.exception.ts';
import { MAX_CHARACTERS, MAX_ROWS } from '../sheet/sheet.limits.ts';
import type { RefusedRow, Sheet, SheetRow } from '../sheet/sheet.row.js';

/** The content of a table. */
export interface Table extends Sheet {
  readonly columns: SheetColumns;
  /** Number of texts that are numbers, dates or booleans. */
  readonly formattedCount: number;
  /** The first non-empty cell in a column without a name. */
  readonly unnamed: { readonly row: number; readonly column: number } | undefined;
}

interface TableOptions {
  /** Languages that are set up, in lower case. */
  readonly known: readonly string[];
  /**
   * Whether a row with a text in an unnamed column is refused, because a separator may have split
   * the text; otherwise a notice is added.
   */
  readonly refuseUnnamed: boolean;
}

/**
 * Reads the rows of a table.
 *
 * @returns undefined if the table is empty
 * @throws SheetException if the header lacks the key or a language, or the table is too large
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
  `The file has more than ${MAX_ROWS} rows, or more than ${MAX_CHARACTERS / 1_048_576} ` +
  'million characters. Export fewer languages or one key prefix at a time, and import the ' +
  'parts.';

function extractHeader({ cells }: SheetRecord): readonly string[] {
  return Array.from(cells, (cell) => getCellText(cell) ?? '');
}

/** Returns the first unnamed column with a non-empty cell. */
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
    `The row has a text in its cell ${column + 1}, for which the first row has no name. ` +
    'Put texts that contain a separator in quotation marks.';
  return { row, key: (getCellText(cells[key]) ?? '').trim(), language: null, reason };
}
