import { unguard } from './formula.guard.js';
import type { SheetColumns } from './sheet.columns.js';
import type { SheetRow } from './sheet.row.js';
import { readVersionCell } from './version.cell.js';
import { isBlank } from '../../../hsl/read/blank.text.js';

/** Makes a row of its cells; undefined when there is nothing in it. */
export function readRow(
  cells: readonly string[],
  row: number,
  columns: SheetColumns,
): SheetRow | undefined {
  const key = unguard((cells[columns.key] ?? '').trim());
  const texts = new Map(
    columns.languages
      .map(({ language, at }): [string, string] => [language, unguard(cells[at] ?? '')])
      .filter(([, text]) => !isBlank(text)),
  );
  if (key === '' && texts.size === 0) return undefined;
  const version = columns.version === null ? '' : (cells[columns.version] ?? '');
  return { row, key, texts, bases: readVersionCell(version) };
}
