import type { SheetColumns } from '../../sheet/sheet.columns.js';
import { SheetException } from '../../sheet/sheet.exception.ts';
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from '../../sheet/sheet.limits.ts';
import type { RefusedRow, SheetRow } from '../../sheet/sheet.row.js';
import type { Table } from '../table.reader.js';
import { toCellReference, parseCellReference } from './raw.cell.ts';

/** A range that is shown as one cell, with what its first one holds. */
interface Merge {
  readonly range: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The ranges of a sheet whose cells are merged. A spreadsheet shows the first cell over the whole range,
 * so that one text is seen for several keys, and what the others hold is seen by nobody.
 */
export class MergedCells {
  readonly #merges: Merge[] = [];

  /** @throws Error when it is no range, or there are too many */
  add(range: string): void {
    const [first = '', last = first] = range.split(':');
    const [from, to] = [parseCellReference(first), parseCellReference(last)];
    if (this.#merges.length === MAX_ROWS) throw new Error('it has too many merged cells');
    this.#merges.push({
      range,
      top: Math.min(from.row, to.row),
      bottom: Math.max(from.row, to.row),
      left: Math.min(from.column, to.column),
      right: Math.max(from.column, to.column),
    });
  }

  /**
   * The table without the texts that people see at another place as well, or not at all.
   *
   * @throws SheetException when the name of a column is not seen
   */
  without(table: Table, sheet: string): Table {
    if (this.#merges.length === 0) return table;
    checkHeader(this.#merges, table.columns);
    const faults = faultsOf(this.#merges, table);
    if (faults.size === 0) return table;
    const rows: SheetRow[] = [];
    const refused = [...table.refused];
    for (const row of table.rows) {
      const left = withoutFaults(row, table.columns, (column) => {
        const merge = faults.get(numberOf(row.row, column));
        return merge && reasonOf(sheet, toCellReference(row.row, column), merge);
      });
      if (left.row) rows.push(left.row);
      refused.push(...left.refused);
    }
    return { ...table, rows, refused };
  }
}

function checkHeader(merges: readonly Merge[], columns: SheetColumns): void {
  const { row } = columns;
  const read = columnsOf(columns);
  for (const { range, top, bottom, left, right } of merges) {
    if (top > row || bottom < row) continue;
    const covered = read.find((at) => at >= left && at <= right && (at > left || row > top));
    if (covered === undefined) continue;
    throw new SheetException(
      `The name of the column in ${toCellReference(row, covered)} is hidden by merged cells (${range}). ` +
        'Unmerge them, and look at what the names are.',
    );
  }
}

/** By the number of a cell, the range that shows one text for several of which some is read. */
function faultsOf(merges: readonly Merge[], table: Table): ReadonlyMap<number, Merge> {
  const { columns } = table;
  const byNumber = new Map(table.rows.map((row) => [row.row, row]));
  const numbers = new Set([...byNumber.keys(), ...table.refused.map(({ row }) => row)]);
  numbers.delete(columns.row);
  const rows = [...numbers].toSorted((a, b) => a - b);
  const read = columnsOf(columns);
  const languages = new Map(columns.languages.map(({ language, at }) => [at, language]));
  const isFilled = (row: SheetRow | undefined, column: number) => {
    const language = languages.get(column);
    return !row || language === undefined || row.texts.has(language);
  };
  const faults = new Map<number, Merge>();
  let room = MAX_CELLS;
  for (const merge of merges) {
    const across = read.filter((at) => at >= merge.left && at <= merge.right);
    const [start, end] = [firstFrom(rows, merge.top), firstFrom(rows, merge.bottom + 1)];
    const cells = (end - start) * across.length;
    const isOwn = cells === 1 && rows[start] === merge.top && across[0] === merge.left;
    if (cells === 0 || isOwn) continue;
    room -= cells;
    if (room < 0) throw new Error('it has too many merged cells');
    const down = rows.slice(start, end);
    const isSeen = down.some((row) => across.some((at) => isFilled(byNumber.get(row), at)));
    if (isSeen)
      for (const row of down) for (const at of across) faults.set(numberOf(row, at), merge);
  }
  return faults;
}

/** The columns that are read, from left to right. */
function columnsOf({ key, version, languages }: SheetColumns): readonly number[] {
  const at = [key, ...(version === null ? [] : [version]), ...languages.map((one) => one.at)];
  return at.toSorted((a, b) => a - b);
}

/** What is left of a row; of a cell that is not the only one to show its text, why not. */
function withoutFaults(
  row: SheetRow,
  { key, version, languages }: SheetColumns,
  faultAt: (column: number) => string | undefined,
): { readonly row?: SheetRow; readonly refused: readonly RefusedRow[] } {
  const refuse = (language: string | null, reason: string): RefusedRow => {
    return { row: row.row, key: row.key, language, reason };
  };
  const whole = faultAt(key) ?? (version === null ? undefined : faultAt(version));
  if (whole !== undefined) return { refused: [refuse(null, whole)] };
  const refused = languages.flatMap(({ language, at }) => {
    const fault = faultAt(at);
    return fault === undefined ? [] : [refuse(language, fault)];
  });
  if (refused.length === 0) return { row, refused };
  const texts = new Map(row.texts);
  for (const { language } of refused) texts.delete(language ?? '');
  return { row: { ...row, texts }, refused };
}

function reasonOf(sheet: string, place: string, { range }: Merge): string {
  return (
    `Sheet "${sheet}", cell ${place} is merged with others (${range}), so that one text is seen for all of ` +
    'them. Unmerge them, and type into each what it shall hold.'
  );
}

function numberOf(row: number, column: number): number {
  return row * MAX_COLUMNS + column;
}

/** The index of the first of sorted numbers that is not below a limit. */
function firstFrom(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
