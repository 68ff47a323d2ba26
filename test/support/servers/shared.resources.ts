import { cp, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryRoot } from '../../run/temporary.root.js';

/** A shared resource of the run by its name. The first request creates it. */
export async function fetchResource<T>(name: 'postgres' | 'pglite'): Promise<T> {
  const response = await fetch(`${process.env['TEST_RESOURCES_URL']}/${name}`);
  if (!response.ok) throw new Error(`${name} could not be created: ${await response.text()}`);
  return (await response.json()) as T;
}

const folders: string[] = [];

/** A new folder for this test file, removed after its last test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(temporaryRoot(), 'haptik-test-'));
  folders.push(folder);
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

afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});
