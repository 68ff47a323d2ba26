import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The shell blocks of a section of docs/operations.md. */
export async function readShellBlocks(heading: string): Promise<string[]> {
  const page = await readFile('docs/operations.md', 'utf8');
  const start = page.indexOf(`### ${heading}\n`);
  if (start < 0) throw new Error(`docs/operations.md has no section "${heading}"`);
  const section = page.slice(start, page.indexOf('\n### ', start + 1));
  return [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);
}

/** Runs a shell block in a folder, with the given variables. */
export async function runShellBlock(
  block: string,
  folder: string,
  variables: Readonly<Record<string, string>>,
): Promise<void> {
  const env = { ...process.env, ...variables };
  await run('bash', ['-euo', 'pipefail', '-c', block], { cwd: folder, env });
}
