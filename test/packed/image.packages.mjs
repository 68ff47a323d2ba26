// Lists what an install holds, and fails for packages that are not in image.packages.txt beside this file.
// node image.packages.mjs <folder with node_modules>
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of packages, those within others too. */
function* namesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || !entry.isDirectory()) continue;
    const inner = readdirSync(join(folder, entry.name));
    const packages = entry.name.startsWith('@')
      ? inner.map((one) => `${entry.name}/${one}`)
      : [entry.name];
    for (const name of packages) {
      if (!lstatSync(join(folder, name)).isDirectory()) continue;
      yield name;
      if (readdirSync(join(folder, name)).includes('node_modules')) {
        yield* namesIn(join(folder, name, 'node_modules'));
      }
    }
  }
}

function bytesIn(path) {
  const stat = lstatSync(path);
  const own = stat.blocks * 512; // as du counts
  if (!stat.isDirectory()) return own;
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), own);
}

const modules = join(process.argv[2], 'node_modules');
const list = readFileSync(new URL('image.packages.txt', import.meta.url), 'utf8');
const allowed = new Set(list.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
const found = [...namesIn(modules)];
const strange = [...new Set(found)]
  .filter((name) => !allowed.has(name))
  .toSorted((a, b) => a.localeCompare(b));
process.stdout.write(
  `the image has ${found.length} packages, ${Math.round(bytesIn(modules) / 2 ** 20)} MB\n`,
);
if (strange.length > 0) {
  process.stderr.write(
    `These packages are not in test/packed/image.packages.txt: ${strange.join(', ')}. ` +
      'Add what runs in production, and keep out what does not (npm explain <package> says who wants it).\n',
  );
  process.exitCode = 1;
}
