import { parentPort, workerData } from 'node:worker_threads';
import { SheetException } from '../sheet/sheet.exception.ts';
import { readSheetFile } from './sheet.file.reader.ts';
import type { FileSource } from './file.source.js';
import type { ReadWorkerMessage } from './read.worker.message.js';

// Runs in a worker thread, so that no file blocks the bot.
const { source, known } = workerData as { source: FileSource; known: readonly string[] };
const postToParent = (piece: ReadWorkerMessage): void => parentPort?.postMessage(piece, []);

/** Small messages let the main thread answer bot calls in between. */
const ROWS_PER_MESSAGE = 500;

try {
  const { rows, ...rest } = await readSheetFile(source, known);
  for (let at = 0; at < rows.length; at += ROWS_PER_MESSAGE) {
    postToParent({ type: 'rows', rows: rows.slice(at, at + ROWS_PER_MESSAGE) });
  }
  postToParent({ type: 'end', rest });
} catch (error) {
  if (!(error instanceof SheetException)) throw error;
  postToParent({ type: 'refused', message: error.message });
}
