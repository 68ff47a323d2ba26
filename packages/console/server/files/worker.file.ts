import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { HaptikSetupError } from 'nestjs-haptik';

/**
 * Returns the URL of a worker file. The compiler writes it beside the module; a bundler does not.
 *
 * @param url URL of the module that starts the worker
 * @throws HaptikSetupError if the file does not exist
 */
export function workerFile(name: string, url: string): URL {
  const file = new URL(name + extname(url), url);
  if (existsSync(file)) return file;
  throw new HaptikSetupError(
    'HaptikConsoleModule: the files of the console are missing, because the application is ' +
      'bundled. Exclude node_modules from the bundle and install packages beside it: ' +
      '--packages=external of esbuild, externals of webpack. See "Bundling" in ' +
      'docs/operations.md of nestjs-haptik.',
  );
}
