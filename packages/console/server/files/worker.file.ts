import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
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

/** What the bot in the same process can spare. A small compressed file can unpack to more. */
const WORKER_MEMORY_MB = 1_024;

/** Starts a worker with limited memory. It fails with `ERR_WORKER_OUT_OF_MEMORY` if it needs more. */
export function startWorker(file: URL, workerData: unknown): Worker {
  return new Worker(file, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB },
  });
}

/** Whether a worker ended because it needed more memory. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
