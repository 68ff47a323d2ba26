import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SCRIPT = fileURLToPath(new URL('catalog.process.js', import.meta.url));

/** Measures a catalog of the given number of keys in five languages: memory, loading, rendering. */
export async function measureCatalog({ keys }) {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--expose-gc', SCRIPT, String(keys)]);
  return JSON.parse(stdout);
}
