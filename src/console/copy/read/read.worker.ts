import { parentPort, workerData } from 'node:worker_threads';
import { SheetException } from '../sheet/sheet.exception.ts';
import { readFile } from './file.reader.ts';
import type { FileSource } from './file.source.js';
import type { ReadPiece } from './read.piece.js';

// In a thread of its own: whatever a file holds, calls are answered beside it.
const { source, known } = workerData as { source: FileSource; known: readonly string[] };
const tell = (piece: ReadPiece): void => parentPort?.postMessage(piece, []);

/** The other side takes pieces in as it comes to them, and answers calls in between. */
const ROWS_AT_ONCE = 500;

try {
  const { rows, ...rest } = await readFile(source, known);
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    tell({ type: 'rows', rows: rows.slice(at, at + ROWS_AT_ONCE) });
  }
  tell({ type: 'end', rest });
} catch (error) {
  if (!(error instanceof SheetException)) throw error;
  tell({ type: 'refusal', message: error.message });
}
