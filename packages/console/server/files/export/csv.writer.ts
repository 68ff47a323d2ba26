import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { escapeFormula } from '../sheet/formula.escape.js';
import { buildRow, buildHeaderRow } from './table.rows.js';
import type { ExportRow } from './export.row.js';

/** UTF-8 with a byte order mark, because Excel assumes another encoding without it. */
export function writeCsv(rows: AsyncIterable<ExportRow>, languages: readonly string[]): Readable {
  const csv = stringify({ bom: true, quoted: true, record_delimiter: 'windows' });
  const source = Readable.from(toCsvRecords(rows, languages));
  source.once('error', (error) => csv.destroy(error));
  csv.once('close', () => source.destroy());
  return source.pipe(csv);
}

async function* toCsvRecords(
  rows: AsyncIterable<ExportRow>,
  languages: readonly string[],
): AsyncGenerator<readonly string[]> {
  yield buildHeaderRow(languages);
  for await (const row of rows) yield buildRow(row, languages, escapeFormula);
}
