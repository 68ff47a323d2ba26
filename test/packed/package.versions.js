// Fails unless all packages have one version and name one another by it.
import { readFileSync } from 'node:fs';

const FOLDERS = [
  '.',
  'packages/storage',
  'packages/ui',
  'packages/console',
  'packages/cli',
  'packages/create',
  'src/service',
];
const OURS = /^(@nestjs-haptik\/|(create-)?nestjs-haptik$)/;

const manifests = FOLDERS.map((folder) =>
  JSON.parse(readFileSync(new URL(`../../${folder}/package.json`, import.meta.url), 'utf8')),
);
const [{ version: expected }] = manifests;
const problems = manifests.flatMap(({ name, version, dependencies, peerDependencies }) =>
  [[name, version ?? expected], ...Object.entries({ ...dependencies, ...peerDependencies })]
    .filter(([one, given]) => OURS.test(one) && given !== expected)
    .map(([one, given]) => `${name}: ${one} is ${given}, not ${expected}`),
);
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
}
