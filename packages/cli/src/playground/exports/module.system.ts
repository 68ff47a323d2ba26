import { readFile } from 'node:fs/promises';

/** Whether the package in the current folder, most likely the app, has ES modules. */
export async function hasEsModules(): Promise<boolean> {
  try {
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as {
      type?: unknown;
    } | null;
    return manifest?.type === 'module';
  } catch {
    return false;
  }
}
