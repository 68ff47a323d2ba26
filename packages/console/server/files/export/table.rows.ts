import { formatVersionCell } from '../sheet/version.cell.js';
import type { ExportRow } from './export.row.js';

/** Returns the header row. */
export function buildHeaderRow(languages: readonly string[]): readonly string[] {
  return ['key', 'description', ...languages, 'version'];
}

/** @param guard escapes a text for the file format */
export function buildRow(
  { key, description, texts, bases }: ExportRow,
  languages: readonly string[],
  guard: (text: string) => string,
): readonly string[] {
  const cells = languages.map((language) => guard(texts.get(language) ?? ''));
  return [guard(key), guard(description), ...cells, formatVersionCell(bases)];
}
