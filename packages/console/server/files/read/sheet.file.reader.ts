import { SheetException } from '../sheet/sheet.exception.ts';
import type { SheetColumns } from '../sheet/sheet.columns.js';
import type { RowLayout, Sheet } from '../sheet/sheet.row.js';
import { type SeparatedText, detectSeparator } from './csv.separator.ts';
import { decodeBase64, decodeText } from './file.bytes.ts';
import type { FileSource } from './file.source.js';
import { readJson } from './json.reader.ts';
import { readTable } from './table.reader.ts';

/**
 * Reads a file of texts from an untrusted source.
 *
 * @param known languages that are set up, in lower case
 * @throws SheetException if the file is unreadable or ambiguous
 */
export async function readSheetFile(source: FileSource, known: readonly string[]): Promise<Sheet> {
  if (source.format === 'xlsx') {
    const { readXlsx } = await import('./xlsx/xlsx.reader.ts'); // loaded on demand, because its libraries are slow to load
    return readXlsx(decodeBase64(source), known);
  }
  const content = decodeText(source);
  if (content.trim() === '') throw new SheetException(EMPTY_FILE);
  if (source.format === 'json') return readJson(content, known);
  const { readCsv } = await import('./csv.reader.ts');
  const separated = detectSeparator(content);
  const records = readCsv(separated);
  const table = await readTable(records, { known, refuseUnnamed: true });
  if (!table) throw new SheetException(EMPTY_FILE);
  const { rows, refused, notices, columns } = table;
  return { rows, refused, notices, layout: toRowLayout(columns, separated) };
}

function toRowLayout(
  { key, named, width, languages }: SheetColumns,
  { separator }: SeparatedText,
): RowLayout {
  const columns = new Map(languages.map(({ language, at }) => [language, at]));
  return { separator, key, minCells: Math.max(...named) + 1, maxCells: width, columns };
}

const EMPTY_FILE = 'The file is empty. Export texts to see an example.';
