import { Worker } from 'node:worker_threads';
import type { FileSource } from '../read/file.source.js';
import type { ReadPiece } from '../read/read.piece.js';
import { SheetException } from '../sheet/sheet.exception.js';
import type { Sheet, SheetRow } from '../sheet/sheet.row.js';
import { workerFile } from '../worker.file.js';

const WORKER = workerFile('../read/read.worker', import.meta.url);

/** A small file can unpack to much more than a process has. */
const MEMORY_MB = 1_024;
const LONGEST_MS = 60_000;

/**
 * Reads a file of texts in a thread, within its memory and time.
 *
 * @param known languages that are edited here, in lower case
 * @throws SheetException when it cannot be read as it is meant, or takes too long
 */
export async function readSheet(
  source: FileSource,
  known: readonly string[],
  longestMs: number = LONGEST_MS,
): Promise<Sheet> {
  const { format, content, encoding } = source;
  const worker = new Worker(WORKER, {
    workerData: { source: { format, content, encoding }, known },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const rows: SheetRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const refuse = (message: string): void => reject(new SheetException(message));
      timer = setTimeout(() => refuse(TOO_SLOW), longestMs);
      worker.on('message', (piece: ReadPiece) => {
        if (piece.type === 'refusal') return refuse(piece.message);
        if (piece.type === 'end') return resolve({ ...piece.rest, rows });
        for (const row of piece.rows) rows.push(row);
      });
      worker.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse(TOO_LARGE) : reject(error),
      );
      worker.once('exit', () => refuse(TOO_LARGE));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

const PARTS = 'Export fewer languages or a prefix at a time, and import the parts.';
const TOO_SLOW = `The file took too long to read. ${PARTS}`;
const TOO_LARGE = `The file needs too much memory when it is read. ${PARTS}`;
