// Reduces the bill of materials (CycloneDX) of a lock file to what an install holds, and names its application. Fails
// if a package of the install is not in it.
// node bill.of.materials.js <bill> <package.json of the application> <folder with node_modules>
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [billFile, manifestFile, folder] = process.argv.slice(2);
const bill = readJson(billFile);
const { name, version } = readJson(manifestFile);
// npm names the folder.
Object.assign(bill.metadata.component, { name, version, purl: `pkg:npm/${name}@${version}` });
const byPurl = new Map(bill.components.map((one) => [decodeURIComponent(one.purl), one]));
const installed = [...manifestsIn(join(folder, 'node_modules'))]
  .map(readJson)
  .map((one) => `pkg:npm/${one.name}@${one.version}`);
const missing = installed.filter((purl) => !byPurl.has(purl));
if (missing.length > 0) {
  process.stderr.write(`Not in the bill of materials:\n${missing.join('\n')}\n`);
  process.exit(1);
}
bill.components = [...new Set(installed)].map((purl) => byPurl.get(purl));
const references = new Set(bill.components.map((one) => one['bom-ref']));
bill.dependencies = bill.dependencies
  .filter(({ ref }) => references.has(ref) || ref === bill.metadata.component['bom-ref'])
  .map(({ ref, dependsOn = [] }) => ({
    ref,
    dependsOn: dependsOn.filter((one) => references.has(one)),
  }));
writeFileSync(billFile, `${JSON.stringify(bill, null, 2)}\n`);
process.stdout.write(`bill of materials: ${bill.components.length} components\n`);

/** Manifests of installed packages, those within others too; links lead to packages of the repository. */
function* manifestsIn(modules) {
  for (const entry of readdirSync(modules, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const path = join(modules, entry.name);
    if (entry.name.startsWith('@')) yield* manifestsIn(path);
    else {
      yield join(path, 'package.json');
      if (readdirSync(path).includes('node_modules'))
        yield* manifestsIn(join(path, 'node_modules'));
    }
  }
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
