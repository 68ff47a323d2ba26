import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const CODE = /\.(ts|tsx)$/;
/** Others' folders, and applications with the names that such files have. */
const IGNORED = /(^|\/)(node_modules|dist|template|packed)\//;
/** Names that tools and package managers expect. */
const GIVEN: ReadonlySet<string> = new Set(['index.ts', 'main.ts', 'main.tsx', 'vite.config.ts']);

it('no two files of code have one name', () => {
  const files = ['src', 'packages', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  );
  const named = files.filter(
    (file) => CODE.test(file) && !IGNORED.test(file) && !GIVEN.has(basename(file)),
  );
  const groups = Map.groupBy(named, (file) => basename(file));
  expect([...groups.values()].filter(({ length }) => length > 1)).toEqual([]);
});
