import { isBlank } from '../../../hsl/read/blank.text.ts';
import { unguard } from './formula.guard.ts';
import { shownIn, type SheetCell, type SheetRecord } from './sheet.cell.ts';
import type { SheetColumns } from './sheet.columns.js';
import type { PlacedText, RefusedRow, SheetRow, TextBase } from './sheet.row.js';
import { readVersionCell } from './version.cell.ts';

/** What is in a row. */
export interface ReadRow {
  /** Absent when there is nothing to import. */
  readonly row?: SheetRow;
  readonly refused: readonly RefusedRow[];
  /** How many texts are numbers, dates or truth values in the file. */
  readonly shown: number;
}

const NOTHING: ReadRow = { refused: [], shown: 0 };

/** Makes a row of its cells. */
export function readRow({ row, cells }: SheetRecord, columns: SheetColumns): ReadRow {
  const key = keyOf(cells[columns.key]);
  const refuse = (language: string | null, reason: string): RefusedRow => {
    return { row, key: key ?? '', language, reason };
  };
  const texts = new Map<string, string>();
  const refused: RefusedRow[] = [];
  let shown = 0;
  for (const { language, at } of columns.languages) {
    const cell = cells[at] ?? '';
    if (typeof cell === 'object' && 'fault' in cell) refused.push(refuse(language, cell.fault));
    else if (typeof cell === 'object') shown += isBlank(cell.shown) ? 0 : 1;
    const text = unguard(shownIn(cell) ?? '');
    if (!isBlank(text)) texts.set(language, text);
  }
  if (key === '' && texts.size === 0 && refused.length === 0) return NOTHING;
  const fault = faultOf(cells[columns.key]);
  if (key === undefined) return { ...NOTHING, refused: [refuse(null, fault ?? '')] };
  const bases = columns.version === null ? null : basesOf(cells[columns.version]);
  if (typeof bases === 'string') return { ...NOTHING, refused: [refuse(null, bases)] };
  const ignored = ignoredIn(cells, columns);
  const read = { row, key, texts, bases, ...(ignored.length > 0 && { ignored }) };
  return { row: read, refused, shown };
}

function ignoredIn(cells: SheetRecord['cells'], columns: SheetColumns): readonly PlacedText[] {
  const { key, version, languages } = columns;
  const read = new Set([key, version, ...languages.map(({ at }) => at)]);
  return cells.flatMap((cell, at) =>
    typeof cell === 'string' && /[\r\n]/.test(cell) && !read.has(at) ? [{ text: cell, at }] : [],
  );
}

function keyOf(cell: SheetCell | undefined): string | undefined {
  const text = shownIn(cell);
  return text === undefined ? undefined : unguard(text.trim());
}

function faultOf(cell: SheetCell | undefined): string | undefined {
  return typeof cell === 'object' && 'fault' in cell ? cell.fault : undefined;
}

/** What the file was made from, or why that cannot be told. */
function basesOf(cell: SheetCell | undefined): ReadonlyMap<string, TextBase> | null | string {
  const text = shownIn(cell);
  if (text === undefined) return faultOf(cell) ?? '';
  const bases = readVersionCell(text);
  return bases === undefined ? VERSION_UNREADABLE : bases;
}

const VERSION_UNREADABLE =
  'The cell of the column "version" does not read as an export writes it, e.g. en:3 hi:2. Copy it from ' +
  'the export again; an empty one writes over what others changed since.';
