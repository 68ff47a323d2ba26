import { Worker } from 'node:worker_threads';
import { guardGuarded } from '../sheet/formula.guard.js';
import { xlsxTextOf } from '../sheet/xlsx.text.js';
import { workerFile } from '../worker.file.js';
import { cellsOf, headerOf } from './cell.rows.js';
import type { ExportRow } from './export.row.js';

const WORKER = workerFile('./xlsx.worker', import.meta.url);

/** A spreadsheet with one sheet, whose cells are texts and whose header stays in view. */
export async function writeXlsx(
  rows: AsyncIterable<ExportRow>,
  languages: readonly string[],
): Promise<Buffer> {
  const table: (readonly string[])[] = [headerOf(languages)];
  for await (const row of rows) {
    table.push(cellsOf(row, languages, (text) => xlsxTextOf(guardGuarded(text))));
  }
  const worker = new Worker(WORKER, { workerData: table });
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the thread ended without a spreadsheet')));
    });
  } finally {
    await worker.terminate();
  }
}
