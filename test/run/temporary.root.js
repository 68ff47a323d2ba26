import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const SHARED_MEMORY = '/dev/shm';
/** What the databases of a run take at most. */
const REQUIRED_BYTES = 2 ** 31;

/** A folder for what a test run writes: in memory where the machine has room for it. */
export function temporaryRoot() {
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    if (bavail * bsize > REQUIRED_BYTES) return SHARED_MEMORY;
  } catch {
    // Not on this operating system.
  }
  return tmpdir();
}
