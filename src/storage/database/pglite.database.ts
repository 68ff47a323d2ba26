import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { fromPglite } from 'pg-boss';
import { HaptikSetupError } from '../../haptik.error.js';
import type { Database, Orm } from './database.js';
import { FolderLock } from './folder.lock.js';

/** Keeps the database in memory, for tests. */
export const IN_MEMORY = 'memory://';

/**
 * Opens the embedded database of a folder, which is made when it does not exist.
 *
 * @throws HaptikSetupError when another process uses the folder, or it cannot be written or read
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
      listen: (channel, notice) => pglite.listen(channel, notice),
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
        'HaptikStorageModule: the embedded database does not find its own files, as in a bundle. Leave ' +
          '@electric-sql/pglite out of it (external) and install it, or copy pglite.wasm, pglite.data and ' +
          'initdb.wasm from its folder dist to beside the bundle.',
        { cause },
      );
    }
    throw new HaptikSetupError(
      `HaptikStorageModule: the embedded database in "${folder}" cannot be opened. If its files are ` +
        'damaged, put a backup of the folder in its place, or move it away to begin with an empty one.',
      { cause },
    );
  }
}

/** PGlite reads them beside its code, whose address a CommonJS bundle does not know at all. */
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
      `HaptikStorageModule: the folder "${folder}" cannot be made. Give the process the right to ` +
        'write there, or set another folder.',
      { cause },
    );
  }
  return FolderLock.acquire(folder);
}
