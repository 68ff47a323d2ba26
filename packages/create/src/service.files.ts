import { randomBytes } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackageManagerCommands } from './package.manager.js';
import type { ServiceOptions } from './service.options.js';

const TEMPLATE = fileURLToPath(new URL('../template', import.meta.url));

/** What a service is made of. */
export interface ServiceDescription {
  readonly name: string;
  readonly platform: NonNullable<ServiceOptions['platform']>;
  readonly module: NonNullable<ServiceOptions['module']>;
  /** The version of nestjs-haptik. */
  readonly version: string;
  readonly commands: PackageManagerCommands;
}

interface JsonMembers {
  readonly [name: string]: unknown;
}

/**
 * The files of a service: those of `template/base`, of the platform and of the module system. JSON files of one name are
 * merged.
 */
export async function createServiceFiles(
  service: ServiceDescription,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const folder of ['base', service.platform, service.module]) {
    for (const [path, given] of await readTemplate(join(TEMPLATE, folder))) {
      const text = fillIn(given, service);
      const other = files.get(path);
      files.set(path, other === undefined ? text : mergeJson(other, text));
    }
  }
  files.set('.env', `HAPTIK_SECRET=${randomBytes(24).toString('hex')}\nPORT=3000\n`);
  return files;
}

/** The texts of the files of a folder, by path. npm leaves files such as `.gitignore` out of packages, hence `dot.`. */
async function readTemplate(folder: string): Promise<[path: string, text: string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    files.toSorted().map(async (file): Promise<[string, string]> => {
      const path = relative(folder, file)
        .split(sep)
        .join('/')
        .replace(/^dot\./, '.');
      return [path, await readFile(file, 'utf8')];
    }),
  );
}

/** The templates are ES modules for Express, tested by Vitest. */
function fillIn(
  text: string,
  { name, platform, module, version, commands }: ServiceDescription,
): string {
  const values: Readonly<Record<string, string>> = { name, version: `^${version}`, ...commands };
  const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole);
  const onPlatform = platform === 'express' ? filled : toFastify(filled);
  return module === 'esm' ? onPlatform : toCommonJs(onPlatform);
}

/** A test names the adapter; without one, Nest looks for Express. */
function toFastify(text: string): string {
  const imports = "import { FastifyAdapter } from '@nestjs/platform-fastify';\n";
  return text
    .replace(/^import \{ Test \}/m, `${imports}$&`)
    .replace('createNestApplication()', 'createNestApplication(new FastifyAdapter())');
}

/** Jest has its functions in the global scope. */
function toCommonJs(text: string): string {
  return text
    .replaceAll(/( from '\.{1,2}\/[^']+)\.js'/g, "$1'")
    .replace(/^import .* from 'vitest';\n/m, '')
    .replace('nestjs-haptik/testing/vitest', 'nestjs-haptik/testing/jest');
}

function mergeJson(one: string, other: string): string {
  const merged = mergeMembers(JSON.parse(one) as JsonMembers, JSON.parse(other) as JsonMembers);
  return `${JSON.stringify(merged, undefined, 2)}\n`;
}

function mergeMembers(one: JsonMembers, other: JsonMembers): JsonMembers {
  const merged: Record<string, unknown> = { ...one };
  for (const [name, value] of Object.entries(other)) {
    const given = merged[name];
    merged[name] =
      isMembers(given) && isMembers(value) ? sorted(mergeMembers(given, value)) : value;
  }
  return merged;
}

/** By name, as package managers write dependencies; scripts and compiler options keep their order. */
function sorted(members: JsonMembers): JsonMembers {
  const isDependencies = Object.keys(members).some((name) => name.startsWith('@nestjs/'));
  if (!isDependencies) return members;
  return Object.fromEntries(
    Object.entries(members).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function isMembers(value: unknown): value is JsonMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
