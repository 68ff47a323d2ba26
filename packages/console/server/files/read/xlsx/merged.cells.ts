import type { SheetColumns } from '../../sheet/sheet.columns.js';
import { SheetException } from '../../sheet/sheet.exception.ts';
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from '../../sheet/sheet.limits.ts';
import type { RefusedRow, SheetRow } from '../../sheet/sheet.row.js';
import type { Table } from '../table.reader.js';
import { toCellReference, parseCellReference } from './raw.cell.ts';

/** A range of merged cells, which shows the content of its first cell. */
interface Merge {
  readonly range: string;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * Merged cells of a sheet. A spreadsheet shows the first cell across the whole range, so that one
 * text appears for several keys, and the content of the other cells is invisible.
 */
export class MergedCells {
  readonly #merges: Merge[] = [];

  /** @throws Error if the range is invalid, or there are too many */
  add(range: string): void {
    const [first = '', last = first] = range.split(':');
    const [from, to] = [parseCellReference(first), parseCellReference(last)];
    if (this.#merges.length === MAX_ROWS) throw new Error('too many merged cells');
    this.#merges.push({
      range,
      top: Math.min(from.row, to.row),
      bottom: Math.max(from.row, to.row),
      left: Math.min(from.column, to.column),
      right: Math.max(from.column, to.column),
    });
  }

  /**
   * Returns the table without texts that also appear elsewhere, or are invisible.
   *
   * @throws SheetException if the name of a column is invisible
   */
  without(table: Table, sheet: string): Table {
    if (this.#merges.length === 0) return table;
    assertHeaderVisible(this.#merges, table.columns);
    const affected = findAffectedCells(this.#merges, table);
    if (affected.size === 0) return table;
    const rows: SheetRow[] = [];
    const refused = [...table.refused];
    for (const row of table.rows) {
      const left = removeAffected(row, table.columns, (column) => {
        const merge = affected.get(toCellNumber(row.row, column));
        return merge && describeMerge(sheet, toCellReference(row.row, column), merge);
      });
      if (left.row) rows.push(left.row);
      refused.push(...left.refused);
    }
    return { ...table, rows, refused };
  }
}

function assertHeaderVisible(merges: readonly Merge[], columns: SheetColumns): void {
  const { row } = columns;
  const read = getReadColumns(columns);
  for (const { range, top, bottom, left, right } of merges) {
    if (top > row || bottom < row) continue;
    const covered = read.find((at) => at >= left && at <= right && (at > left || row > top));
    if (covered === undefined) continue;
    throw new SheetException(
      `The name of the column in ${toCellReference(row, covered)} is hidden by merged ` +
        `cells (${range}). Unmerge them, and check the names.`,
    );
  }
}

/**
 * Maps the number of each affected cell to its range. A range without imported texts is ignored.
 */
function findAffectedCells(merges: readonly Merge[], table: Table): ReadonlyMap<number, Merge> {
  const { columns } = table;
  const byNumber = new Map(table.rows.map((row) => [row.row, row]));
  const numbers = new Set([...byNumber.keys(), ...table.refused.map(({ row }) => row)]);
  numbers.delete(columns.row);
  const rows = [...numbers].toSorted((a, b) => a - b);
  const read = getReadColumns(columns);
  const languages = new Map(columns.languages.map(({ language, at }) => [at, language]));
  const isFilled = (row: SheetRow | undefined, column: number) => {
    const language = languages.get(column);
    return !row || language === undefined || row.texts.has(language);
  };
  const affected = new Map<number, Merge>();
  let remaining = MAX_CELLS;
  for (const merge of merges) {
    const across = read.filter((at) => at >= merge.left && at <= merge.right);
    const [start, end] = [findLowerBound(rows, merge.top), findLowerBound(rows, merge.bottom + 1)];
    const cells = (end - start) * across.length;
    const isFirstCellOnly = cells === 1 && rows[start] === merge.top && across[0] === merge.left;
    if (cells === 0 || isFirstCellOnly) continue;
    remaining -= cells;
    if (remaining < 0) throw new Error('too many merged cells');
    const down = rows.slice(start, end);
    const hasContent = down.some((row) => across.some((at) => isFilled(byNumber.get(row), at)));
    if (hasContent)
      for (const row of down) for (const at of across) affected.set(toCellNumber(row, at), merge);
  }
  return affected;
}

/** Returns the columns that are read, from left to right. */
function getReadColumns({ key, version, languages }: SheetColumns): readonly number[] {
  const at = [key, ...(version === null ? [] : [version]), ...languages.map((one) => one.at)];
  return at.toSorted((a, b) => a - b);
}

/** Removes affected cells from a row, and returns the reasons. */
function removeAffected(
  row: SheetRow,
  { key, version, languages }: SheetColumns,
  getReason: (column: number) => string | undefined,
): { readonly row?: SheetRow; readonly refused: readonly RefusedRow[] } {
  const refuse = (language: string | null, reason: string): RefusedRow => {
    return { row: row.row, key: row.key, language, reason };
  };
  const rowReason = getReason(key) ?? (version === null ? undefined : getReason(version));
  if (rowReason !== undefined) return { refused: [refuse(null, rowReason)] };
  const refused = languages.flatMap(({ language, at }) => {
    const reason = getReason(at);
    return reason === undefined ? [] : [refuse(language, reason)];
  });
  if (refused.length === 0) return { row, refused };
  const texts = new Map(row.texts);
  for (const { language } of refused) texts.delete(language ?? '');
  return { row: { ...row, texts }, refused };
}

function describeMerge(sheet: string, reference: string, { range }: Merge): string {
  return (
    `Sheet "${sheet}", cell ${reference} is merged with others (${range}), so that one text ` +
    'appears in all of them. Unmerge them, and enter the text of each cell.'
  );
}

function toCellNumber(row: number, column: number): number {
  return row * MAX_COLUMNS + column;
}

/** Returns the index of the first number that is at least `limit` (binary search). */
function findLowerBound(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
