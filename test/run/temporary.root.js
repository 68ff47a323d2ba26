import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const SHARED_MEMORY = '/dev/shm';
/** Maximum size of the databases of a run. */
const REQUIRED_BYTES = 2 ** 31;

/** The folder for temporary files of a test run: in memory if there is enough space. */
export function temporaryRoot() {
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    if (bavail * bsize > REQUIRED_BYTES) return SHARED_MEMORY;
  } catch {
    // Not available on this operating system.
  }
  return tmpdir();
}
