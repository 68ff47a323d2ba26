import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SCRIPT = fileURLToPath(new URL('catalog.process.js', import.meta.url));

/** What a catalogue of so many keys in five languages costs: memory, loading, and writing a text. */
export async function measureCatalog({ keys }) {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--expose-gc', SCRIPT, String(keys)]);
  return JSON.parse(stdout);
}
