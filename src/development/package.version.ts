/**
 * The manifest of this package. A variable, so that compilers and bundlers leave the import as it is, and no
 * `import.meta`, which ts-jest cannot compile for CommonJS.
 */
const MANIFEST = 'nestjs-haptik/package.json';

/** The version of nestjs-haptik; `unknown` in a bundle. */
export async function readPackageVersion(): Promise<string> {
  try {
    const { default: manifest } = (await import(MANIFEST, { with: { type: 'json' } })) as {
      readonly default: { readonly version: string };
    };
    return manifest.version;
  } catch {
    return 'unknown';
  }
}
