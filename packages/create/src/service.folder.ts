import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CreateError } from './create.error.js';

const MANIFEST = 'package.json';
/** The name of the manifest until all other files are there. A folder that has it was left by a run that was killed. */
const UNFINISHED = 'package.json.unfinished';
/** What a folder may have that is not empty: a new repository. */
const HARMLESS = new Set(['.git', '.DS_Store']);

/**
 * @returns whether the folder does not exist yet
 * @throws CreateError for a file, or a folder that is not empty
 */
export async function assertUsable(directory: string, manager: string): Promise<boolean> {
  const found = await stat(directory).catch(() => undefined);
  if (found === undefined) return true;
  if (!found.isDirectory()) {
    throw new CreateError(`${directory} is a file. Give the name of a new folder.`);
  }
  const all = await readdir(directory).catch((error: unknown) => explain(directory, error));
  const files = all.filter((file) => !HARMLESS.has(file));
  if (files.includes(UNFINISHED)) {
    throw new CreateError(
      `${directory} has files of a run that was interrupted. Remove them, and run the command again: ${files.join(', ')}`,
    );
  }
  if (await isService(directory)) {
    throw new CreateError(
      `${directory} has a service already. If its installation was interrupted, run "${manager} install" there.`,
    );
  }
  if (files.length > 0) {
    throw new CreateError(
      `${directory} is not empty: it has ${files.slice(0, 3).join(', ')}. Give the name of a new folder, or use "nest add nestjs-haptik" in an application.`,
    );
  }
  return false;
}

/** Whether the folder has the manifest of an application with the library. */
async function isService(directory: string): Promise<boolean> {
  const text = await readFile(join(directory, MANIFEST), 'utf8').catch(() => '');
  return text.includes('"nestjs-haptik"');
}

/**
 * Writes the files of a service. Whenever the run is killed, a new folder is whole or not there, and one that was there has
 * its manifest only with all other files.
 *
 * @throws CreateError if a file cannot be written
 */
export async function writeFiles(
  files: ReadonlyMap<string, string>,
  directory: string,
  isNew: boolean,
): Promise<void> {
  const folder = isNew ? `${directory}.${randomUUID().slice(0, 8)}.tmp` : directory;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, UNFINISHED), files.get(MANIFEST) ?? '', { flag: 'wx' });
    for (const [path, text] of files) {
      if (path !== MANIFEST) await writeNew(join(folder, path), text);
    }
    await rename(join(folder, UNFINISHED), join(folder, MANIFEST));
    if (isNew) await rename(folder, directory);
  } catch (error) {
    if (isNew) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    explain(directory, error);
  }
}

async function writeNew(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  // Fails if the file has come into being meanwhile.
  await writeFile(file, text, { flag: 'wx' });
}

function explain(directory: string, error: unknown): never {
  throw new CreateError(
    `${directory} cannot be used (${(error as Error).message}). Give a folder that you may write to, on a disk with space.`,
    { cause: error },
  );
}
