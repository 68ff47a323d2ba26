import { randomBytes } from 'node:crypto';
import type { Tree } from '@angular-devkit/schematics';

/** Adds the secret to `.env` and `.env.example`, and `.env` to `.gitignore`, unless they have it. */
export function editEnvironment(tree: Tree): void {
  const secret = randomBytes(24).toString('hex');
  addLines(tree, '.env', /^\s*(export\s+)?HAPTIK_SECRET\s*=/m, [`HAPTIK_SECRET=${secret}`]);
  addLines(tree, '.env.example', /^\s*(export\s+)?HAPTIK_SECRET\s*=/m, [
    "# The secret on the Integration tab of the bot's nodes",
    'HAPTIK_SECRET=',
  ]);
  addLines(tree, '.gitignore', /^\/?\.env\s*$/m, ['.env']);
}

function addLines(tree: Tree, file: string, present: RegExp, lines: readonly string[]): void {
  const added = `${lines.join('\n')}\n`;
  if (!tree.exists(file)) {
    tree.create(file, added);
    return;
  }
  const text = tree.readText(file);
  if (present.test(text)) return;
  tree.overwrite(file, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${added}`);
}
