import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
/** What the databases of a run take at most. */
const ENOUGH_BYTES = 2 ** 31;

/** A folder for what a test run writes: in memory where the machine has room for it. */
export function fastFolder() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize > ENOUGH_BYTES) return MEMORY;
  } catch {
    // Not on this operating system.
  }
  return tmpdir();
}
