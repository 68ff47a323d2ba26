import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runHaptik } from '../support/command.line.js';
import { listMarkdownFiles } from './markdown.files.js';

const ROOT = new URL('../../', import.meta.url).pathname;
const GROUPS = new Set(['copy', 'recordings']);

/** The `haptik` commands of a page that have options, in shell blocks and between backquotes. */
function commandsOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const shell = [...text.matchAll(/^```sh[^\n]*\n([^]*?)^```/gm)].map(([, code = '']) => code);
  const inline = [...text.matchAll(/(?<!`)`([^`]+)`(?!`)/g)].map(([, code = '']) => code);
  return [...shell.flatMap((code) => code.replaceAll('\\\n', ' ').split('\n')), ...inline]
    .map((line) => /(?:\bhaptik|nestjs-haptik\/cli) (?=[a-z]+ )[^#|)]*/.exec(line)?.[0] ?? '')
    .map((command) => command.replace(/^\S+ /, '').replaceAll(/\s+/g, ' ').trim())
    .filter((command) => command.includes(' --'));
}

/** The options of a command line that its help does not have. */
async function unknownOptionsOf(command: string): Promise<string[]> {
  const [name = '', action = ''] = command.split(' ');
  const { out } = await runHaptik([name, ...(GROUPS.has(name) ? [action] : []), '--help']);
  const known = new Set(out.match(/--[a-z][\w-]*/g));
  return (command.match(/(?<= )--[a-z][\w-]*/g) ?? []).filter((option) => !known.has(option));
}

/** The scripts of the project, and of a new service. */
function scriptsOf(folder: string): string[] {
  const text = readFileSync(join(ROOT, folder, 'package.json'), 'utf8');
  return Object.keys((JSON.parse(text) as { scripts: Record<string, string> }).scripts);
}

const PAGES = listMarkdownFiles(ROOT).filter((page) => page !== 'CHANGELOG.md');

describe('the commands of the documentation', () => {
  it.each(PAGES.filter((page) => commandsOf(page).length > 0))(
    '%s uses options of haptik that exist',
    async (page) => {
      const faults = commandsOf(page).map(async (command) => ({
        command,
        unknown: await unknownOptionsOf(command),
      }));
      expect((await Promise.all(faults)).filter(({ unknown }) => unknown.length > 0)).toEqual([]);
    },
  );

  it.each(['README.md', 'CONTRIBUTING.md'])('%s runs scripts that exist', (page) => {
    const known = new Set(['.', 'packages/create/template/base'].flatMap(scriptsOf));
    const named = readFileSync(join(ROOT, page), 'utf8').matchAll(/npm run ([a-z][\w:-]*)/g);
    expect([...named].map(([, script = '']) => script).filter((s) => !known.has(s))).toEqual([]);
  });
});
