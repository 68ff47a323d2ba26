import type { Worker } from 'node:worker_threads';
import { withTimeout } from 'nestjs-haptik/internal';
import type { FileSource } from '../read/file.source.js';
import type { ReadWorkerMessage } from '../read/read.worker.message.js';
import { SheetException } from '../sheet/sheet.exception.js';
import type { Sheet, SheetRow } from '../sheet/sheet.row.js';
import { isOutOfMemory, startWorker, workerFile } from '../worker.file.js';

const READ_WORKER_URL = workerFile('../read/read.worker', import.meta.url);

const READ_TIMEOUT_MS = 60_000;

/**
 * Reads a file of texts in a worker thread, with limited memory and time.
 *
 * @param known languages that are set up, in lower case
 * @throws SheetException if the file is unreadable or ambiguous, or reading takes too long
 */
export async function readSheetInWorker(
  source: FileSource,
  known: readonly string[],
  timeoutMs: number = READ_TIMEOUT_MS,
): Promise<Sheet> {
  const { format, content, encoding } = source;
  const data = { source: { format, content, encoding }, known };
  const worker = startWorker(READ_WORKER_URL, data);
  try {
    return await withTimeout(
      timeoutMs,
      () => collectRows(worker),
      () => Promise.reject(new SheetException(READ_TIMED_OUT)),
    );
  } finally {
    await worker.terminate();
  }
}

function collectRows(worker: Worker): Promise<Sheet> {
  const rows: SheetRow[] = [];
  return new Promise((resolve, reject) => {
    const refuse = (message: string): void => reject(new SheetException(message));
    worker.on('message', (piece: ReadWorkerMessage) => {
      if (piece.type === 'refused') return refuse(piece.message);
      if (piece.type === 'end') return resolve({ ...piece.rest, rows });
      for (const row of piece.rows) rows.push(row);
    });
    worker.once('error', (error) => (isOutOfMemory(error) ? refuse(OUT_OF_MEMORY) : reject(error)));
    worker.once('exit', () => refuse(OUT_OF_MEMORY));
  });
}

const SPLIT_HINT = 'Export fewer languages or one key prefix at a time, and import the parts.';
const READ_TIMED_OUT = `The file took too long to read. ${SPLIT_HINT}`;
const OUT_OF_MEMORY = `Reading the file needs too much memory. ${SPLIT_HINT}`;
