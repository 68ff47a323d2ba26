import { ConsoleException } from '../../common/console.exception.js';
import { escapeEscapedFormula } from '../sheet/formula.escape.js';
import { escapeXlsx } from '../sheet/xlsx.text.js';
import { isOutOfMemory, startWorker, workerFile } from '../worker.file.js';
import { buildRow, buildHeaderRow } from './table.rows.js';
import type { ExportRow } from './export.row.js';

const XLSX_WORKER_URL = workerFile('./xlsx.worker', import.meta.url);

/**
 * Writes a workbook with one sheet of text cells and a frozen header row, with limited memory.
 *
 * @throws ConsoleException `refused` if it needs more
 */
export async function writeXlsx(
  rows: AsyncIterable<ExportRow>,
  languages: readonly string[],
): Promise<Buffer> {
  const table: (readonly string[])[] = [buildHeaderRow(languages)];
  for await (const row of rows) {
    table.push(buildRow(row, languages, (text) => escapeXlsx(escapeEscapedFormula(text))));
  }
  const worker = startWorker(XLSX_WORKER_URL, table);
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
      worker.once('error', (error) => reject(isOutOfMemory(error) ? outOfMemory() : error));
      worker.once('exit', () => reject(new Error('the worker thread exited without a result')));
    });
  } finally {
    await worker.terminate();
  }
}

function outOfMemory(): ConsoleException {
  return new ConsoleException(
    'refused',
    'The workbook needs too much memory. Export it as CSV, or fewer languages or one key prefix at a time.',
  );
}
