import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { HaptikSetupError } from '../../haptik.error.js';

/**
 * The file of a thread. Files that the compiler wrote are beside each other; those of a bundle are not.
 *
 * @param url of the module that starts the thread
 * @throws HaptikSetupError when the file is not there
 */
export function workerFile(name: string, url: string): URL {
  const file = new URL(name + extname(url), url);
  if (existsSync(file)) return file;
  throw new HaptikSetupError(
    'HaptikConsoleModule: the files of the console are not beside its code, as it is in a bundle. Leave the ' +
      'packages out of it and install them beside it: --packages=external of esbuild, externals of webpack. See ' +
      '"In one file" in docs/operations.md.',
  );
}
