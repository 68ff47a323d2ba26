import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['docs', 'packages', 'examples', 'bench'];

/** The Markdown files of the repository that people write and read, by their paths from its root. */
export function listMarkdownFiles(root: string): string[] {
  const nested = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  );
  return [...readdirSync(root), ...nested].filter(
    (file) => file.endsWith('.md') && !/(^|\/)(node_modules|dist|reference|cache)\//.test(file),
  );
}
