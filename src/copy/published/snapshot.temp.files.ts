import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A write takes seconds. An older temporary file belongs to a process that ended. */
const STALE_AFTER_MS = 600_000;

/** Suffix of process id and random hex: processes in different containers can have the same id. */
const TEMP_SUFFIX = /^[.]\d+([.][\da-f]+)?$/;

/** Path of a temporary file, which is renamed to the final path after the write. */
export function createTempPath(path: string): string {
  return `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
}

/** Removes stale temporary files of a file, and no other files of the folder. Never rejects. */
export async function removeStaleTempFiles(path: string): Promise<void> {
  const folder = dirname(path);
  const name = basename(path);
  const names = await readdir(folder).catch(() => []);
  const tempFiles = names.filter(
    (one) => one.startsWith(name) && TEMP_SUFFIX.test(one.slice(name.length)),
  );
  await Promise.allSettled(tempFiles.map((tempFile) => removeIfStale(join(folder, tempFile))));
}

async function removeIfStale(tempFile: string): Promise<void> {
  const { mtimeMs } = await stat(tempFile);
  if (Date.now() - mtimeMs > STALE_AFTER_MS) await rm(tempFile, { force: true });
}
