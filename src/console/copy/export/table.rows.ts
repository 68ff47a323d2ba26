import { formatVersionCell } from '../sheet/version.cell.js';
import type { ExportRow } from './export.row.js';

/** The first row of a table of texts. */
export function buildHeaderRow(languages: readonly string[]): readonly string[] {
  return ['key', 'description', ...languages, 'version'];
}

/** @param guard what keeps a text from being taken for something else */
export function buildRow(
  { key, description, texts, bases }: ExportRow,
  languages: readonly string[],
  guard: (text: string) => string,
): readonly string[] {
  const cells = languages.map((language) => guard(texts.get(language) ?? ''));
  return [guard(key), guard(description), ...cells, formatVersionCell(bases)];
}
