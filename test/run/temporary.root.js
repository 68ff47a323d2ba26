import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const SHARED_MEMORY = '/dev/shm';
/** Maximum size of the databases of a run. */
const DATABASE_BYTES = 2 * 2 ** 30;
/** Memory for the processes of a run. Without it, databases in memory stop the machine for minutes. */
const PROCESS_BYTES = 4 * 2 ** 30;

/** The folder for temporary files of a test run: in memory if there is enough. */
export function temporaryRoot() {
  if (process.availableMemory() < DATABASE_BYTES + PROCESS_BYTES) return tmpdir();
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    if (bavail * bsize > DATABASE_BYTES) return SHARED_MEMORY;
  } catch {
    // Not available on this operating system.
  }
  return tmpdir();
}
