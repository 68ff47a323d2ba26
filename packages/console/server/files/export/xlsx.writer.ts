import { Worker } from 'node:worker_threads';
import { escapeEscapedFormula } from '../sheet/formula.escape.js';
import { escapeXlsx } from '../sheet/xlsx.text.js';
import { workerFile } from '../worker.file.js';
import { buildRow, buildHeaderRow } from './table.rows.js';
import type { ExportRow } from './export.row.js';

const XLSX_WORKER_URL = workerFile('./xlsx.worker', import.meta.url);

/** Writes a workbook with one sheet of text cells and a frozen header row. */
export async function writeXlsx(
  rows: AsyncIterable<ExportRow>,
  languages: readonly string[],
): Promise<Buffer> {
  const table: (readonly string[])[] = [buildHeaderRow(languages)];
  for await (const row of rows) {
    table.push(buildRow(row, languages, (text) => escapeXlsx(escapeEscapedFormula(text))));
  }
  const worker = new Worker(XLSX_WORKER_URL, { workerData: table });
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the worker thread exited without a result')));
    });
  } finally {
    await worker.terminate();
  }
}
