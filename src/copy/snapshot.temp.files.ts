import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A draft is written in seconds. One that is not changed for so long was left by a process that died. */
const STALE_AFTER_MS = 600_000;

/** A draft is the file's name, the process, and a word: processes in containers share numbers. */
const TEMP_SUFFIX = /^[.]\d+([.][\da-f]+)?$/;

/** Where the next state of a file is written before it takes the file's place. */
export function createTempPath(path: string): string {
  return `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
}

/** Takes away drafts of a file that nobody writes any more, whoever else uses the folder. Never rejects. */
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
