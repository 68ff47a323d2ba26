import { SheetException } from '../sheet/sheet.exception.ts';
import type { SheetColumns } from '../sheet/sheet.columns.js';
import type { RowLayout, Sheet } from '../sheet/sheet.row.js';
import { type Separated, separatorOf } from './csv.separator.ts';
import { bytesOf, textOf } from './file.bytes.ts';
import type { FileSource } from './file.source.js';
import { readJson } from './json.reader.ts';
import { readTable } from './table.reader.ts';

/**
 * Reads a file of texts, whoever sent it.
 *
 * @param known languages that are edited here, in lower case
 * @throws SheetException when it cannot be read as it is meant
 */
export async function readFile(source: FileSource, known: readonly string[]): Promise<Sheet> {
  if (source.format === 'xlsx') {
    const { readXlsx } = await import('./xlsx/xlsx.reader.ts'); // its libraries take a while to load
    return readXlsx(bytesOf(source), known);
  }
  const content = textOf(source);
  if (content.trim() === '') throw new SheetException(EMPTY);
  if (source.format === 'json') return readJson(content, known);
  const { readCsv } = await import('./csv.reader.ts');
  const separated = separatorOf(content);
  const records = readCsv(separated);
  const table = await readTable(records, { known, isUnnamedRefused: true });
  if (!table) throw new SheetException(EMPTY);
  const { rows, refused, notices, columns } = table;
  return { rows, refused, notices, layout: layoutOf(columns, separated) };
}

function layoutOf(
  { key, named, width, languages }: SheetColumns,
  { separator }: Separated,
): RowLayout {
  const columns = new Map(languages.map(({ language, at }) => [language, at]));
  return { separator, key, fewest: Math.max(...named) + 1, most: width, columns };
}

const EMPTY = 'The file is empty. Export texts to see how it looks.';
