import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { fromPglite } from 'pg-boss';
import { HaptikSetupError } from 'nestjs-haptik';
import type { Database, Orm } from './database.js';
import { FolderLock } from './folder.lock.js';

/** Folder name of an in-memory database, for tests. */
export const IN_MEMORY = 'memory://';

/**
 * Opens the embedded database in a folder, which is created if missing.
 *
 * @throws HaptikSetupError when another process uses the folder, or it is not readable and writable
 */
export async function openPglite(folder: string): Promise<Database> {
  const lock = folder === IN_MEMORY ? undefined : await acquireFolderLock(folder);
  try {
    const pglite = await PGlite.create(lock ? resolve(folder, 'data') : IN_MEMORY);
    const orm = drizzle(pglite) as unknown as Orm;
    return {
      name: lock ? `embedded in ${folder}` : 'embedded in memory',
      isShared: false,
      orm,
      transaction: (work) => orm.transaction(work),
      listen: (channel, onNotification) => pglite.listen(channel, onNotification),
      queue: { db: fromPglite(pglite), backend: 'pglite' },
      runExclusive: (work) => orm.transaction(work),
      close: async () => {
        await pglite.close();
        await lock?.release();
      },
    };
  } catch (cause) {
    await lock?.release();
    if (isMissingAsset(cause)) {
      throw new HaptikSetupError(
        'HaptikStorageModule: the files of the embedded database are missing, as in a bundle. Mark ' +
          '@electric-sql/pglite as external and install it, or copy pglite.wasm, pglite.data and ' +
          'initdb.wasm from its folder dist next to the bundle.',
        { cause },
      );
    }
    throw new HaptikSetupError(
      `HaptikStorageModule: the embedded database in "${folder}" cannot be opened. If its files are ` +
        'damaged, replace the folder with a backup, or move it away to start with an empty database.',
      { cause },
    );
  }
}

/** PGlite resolves its files relative to its module URL, which a CommonJS bundle does not have. */
function isMissingAsset(error: unknown): boolean {
  const { code, path, input } = error as { code?: string; path?: string; input?: string };
  const isAbsent = code === 'ENOENT' || code === 'ERR_INVALID_URL';
  return isAbsent && /(pglite\.(wasm|data)|initdb\.wasm)$/.test(path ?? input ?? '');
}

async function acquireFolderLock(folder: string): Promise<FolderLock> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    throw new HaptikSetupError(
      `HaptikStorageModule: the folder "${folder}" cannot be created. Give the process write ` +
        'access to its parent, or set another folder.',
      { cause },
    );
  }
  return FolderLock.acquire(folder);
}
