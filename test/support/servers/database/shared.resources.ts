import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryRoot } from '../../../run/temporary.root.js';

/** A migrated PostgreSQL server takes a few seconds; on a busy machine half a minute. */
const CREATION_TIMEOUT_MS = 120_000;

/** A shared resource of the run by its name. The first request creates it. */
export async function fetchResource<T>(name: 'postgres' | 'pglite'): Promise<T> {
  const response = await fetch(`${process.env['TEST_RESOURCES_URL']}/${name}`, {
    signal: AbortSignal.timeout(CREATION_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`${name} could not be created: ${await response.text()}`);
  return (await response.json()) as T;
}

const folders = new Set<string>();

/** A new folder for this test file, removed after its last test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(temporaryRoot(), 'haptik-test-'));
  folders.add(folder);
  return folder;
}

/** A new folder with a migrated embedded database. */
export async function migratedFolder(): Promise<string> {
  const [{ folder: template }, folder] = await Promise.all([
    fetchResource<{ folder: string }>('pglite'),
    temporaryFolder(),
  ]);
  await cp(template, folder, { recursive: true });
  return folder;
}

/** Removes a temporary folder, since a migrated one takes 40 MB, often of memory. */
export async function removeFolder(folder: string): Promise<void> {
  folders.delete(folder);
  await rm(folder, { recursive: true, force: true });
}

afterAll(async () => {
  for (const folder of folders) await removeFolder(folder);
});
