// Fails unless all packages and the chart have one version, and name one another by it.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

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

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const manifests = FOLDERS.map((folder) => JSON.parse(read(`${folder}/package.json`)));
const [{ version: expected }] = manifests;
const problems = manifests.flatMap(({ name, version, dependencies, peerDependencies }) =>
  [[name, version ?? expected], ...Object.entries({ ...dependencies, ...peerDependencies })]
    .filter(([one, given]) => OURS.test(one) && given !== expected)
    .map(([one, given]) => `${name}: ${one} is ${given}, not ${expected}`),
);
const chart = parse(read('deploy/helm/nestjs-haptik/Chart.yaml'));
for (const name of ['version', 'appVersion']) {
  if (chart[name] !== expected)
    problems.push(`${name} of the chart is ${chart[name]}, not ${expected}`);
}
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
}
