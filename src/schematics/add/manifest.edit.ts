import type { Tree } from '@angular-devkit/schematics';
import type { NestProject } from '../nest.project.js';

/** Loads ES modules in a CommonJS test: nestjs-haptik is one. */
const JEST = 'node --experimental-vm-modules node_modules/jest/bin/jest.js';

/** A path, not the command: `node --env-file` gives it the secret on every system. */
const PLAYGROUND = 'node --env-file=.env node_modules/@nestjs-haptik/cli/dist/haptik.js playground';

interface EditableManifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  scripts?: Record<string, string>;
}

/**
 * Adds packages that are missing in package.json and the script of the playground, and lets Jest load ES modules. Returns
 * whether packages were added.
 */
export function editManifest(tree: Tree, project: NestProject, version: string): boolean {
  const text = tree.readText('package.json');
  const manifest = JSON.parse(text) as EditableManifest;
  const nestMajor = Number(/\d+/.exec(project.rangeOf('@nestjs/core') ?? '')?.[0] ?? 12);
  const dependencies = findMissing(project, {
    '@nestjs/config': nestMajor < 12 ? '^4.0.0' : '^12.0.0',
    'class-transformer': '^0.5.1',
    'class-validator': '^0.15.0',
    'nestjs-haptik': `^${version}`,
  });
  const devDependencies = findMissing(project, { '@nestjs-haptik/cli': `^${version}` });
  manifest.dependencies = merge(manifest.dependencies, dependencies);
  manifest.devDependencies = merge(manifest.devDependencies, devDependencies);
  manifest.scripts = { ...manifest.scripts };
  for (const [name, script] of Object.entries(manifest.scripts)) {
    manifest.scripts[name] = script.replace(/^jest(?= |$)/, JEST);
  }
  manifest.scripts['playground'] ??= PLAYGROUND;
  if (JSON.stringify(JSON.parse(text)) !== JSON.stringify(manifest)) {
    const indent = /^[ \t]+/m.exec(text)?.[0] ?? '  ';
    tree.overwrite('package.json', `${JSON.stringify(manifest, undefined, indent)}\n`);
  }
  return [dependencies, devDependencies].some((missing) => Object.keys(missing).length > 0);
}

function findMissing(
  project: NestProject,
  packages: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(packages).filter(([name]) => !project.hasPackage(name)));
}

/** Adds packages, by name as package managers list them. Leaves the list as it is if there are none to add. */
function merge(
  given: Record<string, string> = {},
  added: Readonly<Record<string, string>>,
): Record<string, string> {
  if (Object.keys(added).length === 0) return given;
  const all = Object.entries({ ...given, ...added });
  return Object.fromEntries(all.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
