import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { SheetException } from '../sheet/sheet.exception.js';

const WORKER = new URL(`./xlsx.worker${extname(import.meta.url)}`, import.meta.url);

/** A small file can unpack to much more than a process has. */
const MEMORY_MB = 1_024;

/** The cells of the first sheet of a spreadsheet, as texts. */
export async function readXlsx(content: Buffer): Promise<readonly (readonly string[])[]> {
  const worker = new Worker(WORKER, {
    workerData: content,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
      worker.once('exit', () => reject(new SheetException(UNREADABLE)));
    });
  } catch (error) {
    throw new SheetException(UNREADABLE, { cause: error });
  } finally {
    await worker.terminate();
  }
}

const UNREADABLE =
  'The file cannot be read as a spreadsheet, or is too large when unpacked. Save it as "Excel workbook (.xlsx)" again, ' +
  'or export it as CSV.';
