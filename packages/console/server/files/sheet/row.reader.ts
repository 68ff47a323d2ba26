import { isBlank } from 'nestjs-haptik/internal';
import { unescapeFormula } from './formula.escape.ts';
import { getCellText, type SheetCell, type SheetRecord } from './sheet.cell.ts';
import type { SheetColumns } from './sheet.columns.js';
import type { PositionedText, RefusedRow, SheetRow, TextBase } from './sheet.row.js';
import { parseVersionCell } from './version.cell.ts';

/** The content of a row. */
export interface ReadRow {
  /** Absent if there is nothing to import. */
  readonly row?: SheetRow;
  readonly refused: readonly RefusedRow[];
  /** Number of texts that are numbers, dates or booleans in the file. */
  readonly formattedCount: number;
}

const EMPTY_ROW: ReadRow = { refused: [], formattedCount: 0 };

/** Converts the cells of a row. */
export function readRow({ row, cells }: SheetRecord, columns: SheetColumns): ReadRow {
  const key = parseKey(cells[columns.key]);
  const refuse = (language: string | null, reason: string): RefusedRow => {
    return { row, key: key ?? '', language, reason };
  };
  const texts = new Map<string, string>();
  const refused: RefusedRow[] = [];
  let formattedCount = 0;
  for (const { language, at } of columns.languages) {
    const cell = cells[at] ?? '';
    if (typeof cell === 'object' && 'error' in cell) refused.push(refuse(language, cell.error));
    else if (typeof cell === 'object') formattedCount += isBlank(cell.formatted) ? 0 : 1;
    const text = unescapeFormula(getCellText(cell) ?? '');
    if (!isBlank(text)) texts.set(language, text);
  }
  if (key === '' && texts.size === 0 && refused.length === 0) return EMPTY_ROW;
  const cellError = getCellError(cells[columns.key]);
  if (key === undefined) return { ...EMPTY_ROW, refused: [refuse(null, cellError ?? '')] };
  const bases = columns.version === null ? null : parseBases(cells[columns.version]);
  if (typeof bases === 'string') return { ...EMPTY_ROW, refused: [refuse(null, bases)] };
  const ignored = findIgnoredCells(cells, columns);
  const read = { row, key, texts, bases, ...(ignored.length > 0 && { ignored }) };
  return { row: read, refused, formattedCount };
}

function findIgnoredCells(
  cells: SheetRecord['cells'],
  columns: SheetColumns,
): readonly PositionedText[] {
  const { key, version, languages } = columns;
  const read = new Set([key, version, ...languages.map(({ at }) => at)]);
  return cells.flatMap((cell, at) =>
    typeof cell === 'string' && /[\r\n]/.test(cell) && !read.has(at)
      ? [{ text: cell, column: at }]
      : [],
  );
}

function parseKey(cell: SheetCell | undefined): string | undefined {
  const text = getCellText(cell);
  return text === undefined ? undefined : unescapeFormula(text.trim());
}

function getCellError(cell: SheetCell | undefined): string | undefined {
  return typeof cell === 'object' && 'error' in cell ? cell.error : undefined;
}

/** Parses the version cell. Returns a string with the reason if it is invalid. */
function parseBases(cell: SheetCell | undefined): ReadonlyMap<string, TextBase> | null | string {
  const text = getCellText(cell);
  if (text === undefined) return getCellError(cell) ?? '';
  const bases = parseVersionCell(text);
  return bases === undefined ? VERSION_UNREADABLE : bases;
}

const VERSION_UNREADABLE =
  'The cell in the column "version" is invalid; an export writes e.g. en:3 hi:2. Copy it ' +
  'from the export again; with an empty cell, changes since the export are overwritten.';
