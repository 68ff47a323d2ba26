import { readFile } from 'node:fs/promises';

/** What generated code depends on. */
export interface AppManifest {
  /** Whether the app has ES modules. */
  readonly isEsm: boolean;
  /** Whether its only HTTP platform is Fastify, which Nest does not choose by itself. */
  readonly isFastify: boolean;
}

/** Reads the manifest of the package in the current folder, most likely the app. */
export async function readAppManifest(): Promise<AppManifest> {
  const { type, dependencies = {}, devDependencies = {} } = await readManifest();
  const has = (name: string): boolean => name in { ...dependencies, ...devDependencies };
  return {
    isEsm: type === 'module',
    isFastify: has('@nestjs/platform-fastify') && !has('@nestjs/platform-express'),
  };
}

interface Manifest {
  readonly type?: unknown;
  readonly dependencies?: object;
  readonly devDependencies?: object;
}

async function readManifest(): Promise<Manifest> {
  try {
    return (JSON.parse(await readFile('package.json', 'utf8')) as Manifest | null) ?? {};
  } catch {
    return {};
  }
}
