import { readRow } from '../sheet/row.reader.js';
import { readHeader, type SheetColumns } from '../sheet/sheet.columns.js';
import { SheetException } from '../sheet/sheet.exception.js';
import type { Sheet, SheetRow } from '../sheet/sheet.row.js';
import { readCsv } from './csv.reader.js';
import { readJson } from './json.reader.js';
import { readXlsx } from './xlsx.reader.js';
import { isBlank } from '../../../hsl/read/blank.text.js';

export const SHEET_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/**
 * Reads a file of texts, and lets others run meanwhile.
 *
 * @param content text; for xlsx its bytes in base64
 * @param known languages that are edited here, in lower case
 * @throws SheetException when the file is not what it says, or no column holds keys
 */
export async function readSheet(
  format: SheetFormat,
  content: string,
  known: readonly string[],
): Promise<Sheet> {
  if (format === 'json') return readJson(content, known);
  const records =
    format === 'csv' ? readCsv(content) : await readXlsx(Buffer.from(content, 'base64'));
  const rows: SheetRow[] = [];
  let columns: SheetColumns | undefined;
  let number = 0;
  for await (const cells of records) {
    number += 1;
    if (!columns && cells.every(isBlank)) continue;
    if (!columns) {
      columns = readHeader(cells, known);
      continue;
    }
    const row = readRow(cells, number, columns);
    if (row) rows.push(row);
  }
  if (!columns) throw new SheetException('The file is empty. Export texts to see how it looks.');
  return { rows, strangers: columns.strangers, notices: columns.notices };
}
