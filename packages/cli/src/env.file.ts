import { parseEnv } from 'node:util';
import type { Terminal } from './terminal.js';
import { readText } from './webhook/webhook.body.js';

/** Environment variables by name. */
type Variables = Terminal['env'];

/**
 * Reads files of environment variables as `node --env-file` does: of two files the later one wins.
 *
 * @param warn receives what Node reads in another way than it looks; never a value
 * @throws CommandError when a file cannot be read
 */
export async function readEnvFiles(
  files: readonly string[],
  warn: (text: string) => void,
): Promise<Variables> {
  const read = await Promise.all(files.map((file) => readEnvFile(file, warn)));
  return Object.assign({}, ...read) as Variables;
}

async function readEnvFile(file: string, warn: (text: string) => void): Promise<Variables> {
  const text = await readText(file);
  if (text.startsWith('\ufeff')) {
    warn(`${file} begins with a byte order mark, so that Node misses its first variable.\n`);
  }
  for (const name of findCutValues(text)) {
    warn(`${file}: the value of ${name} is cut at the #. Put it in single quotes.\n`);
  }
  return parseEnv(text);
}

/** Names whose value has no quotation marks, and a `#` that begins a comment though no space precedes it. */
function findCutValues(text: string): string[] {
  const lines = text.matchAll(
    /^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=[ \t]*[^\s"'`#][^\n#]*(?<!\s)#/gm,
  );
  return [...lines].map(([, name = '']) => name);
}
