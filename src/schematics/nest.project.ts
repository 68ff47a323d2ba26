import { posix } from 'node:path';
import type { Tree } from '@angular-devkit/schematics';

export type TestRunner = 'jest' | 'vitest';

interface Manifest {
  readonly type?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Facts about the application in which a schematic runs. */
export class NestProject {
  readonly #manifest: Manifest;

  constructor(
    private readonly tree: Tree,
    readonly sourceRoot = 'src',
  ) {
    if (!tree.exists('package.json')) {
      throw new Error(
        'There is no package.json here. Run the command in the folder of the application.',
      );
    }
    if (isJavaScript(tree)) {
      throw new Error(
        'nest-cli.json says that this is a JavaScript application. The generated code is TypeScript.',
      );
    }
    this.#manifest = tree.readJson('package.json') as unknown as Manifest;
  }

  /** Whether relative imports end in `.js`. */
  get isEsm(): boolean {
    return this.#manifest.type === 'module';
  }

  get testRunner(): TestRunner {
    return this.hasPackage('vitest') ? 'vitest' : 'jest';
  }

  /** Whether the application has no other HTTP platform than Fastify. */
  get isFastify(): boolean {
    return (
      this.hasPackage('@nestjs/platform-fastify') && !this.hasPackage('@nestjs/platform-express')
    );
  }

  hasPackage(name: string): boolean {
    return this.rangeOf(name) !== undefined;
  }

  /** The range of versions of a package in package.json. */
  rangeOf(name: string): string | undefined {
    return this.#manifest.dependencies?.[name] ?? this.#manifest.devDependencies?.[name];
  }

  /** The specifier by which one file of the project imports another. */
  importPath(from: string, to: string): string {
    const path = posix.relative(posix.dirname(from), to.replace(/\.ts$/, ''));
    return `${path.startsWith('.') ? '' : './'}${path}${this.isEsm ? '.js' : ''}`;
  }

  /** The module file of a folder or of the nearest folder above it. */
  findModule(folder: string): string | undefined {
    const files = this.tree.getDir(folder).subfiles.filter((file) => file.endsWith('.module.ts'));
    if (files.length > 0) return posix.join(folder, files.toSorted()[0]!);
    const parent = posix.dirname(folder);
    return parent === folder ? undefined : this.findModule(parent);
  }

  /** The module files below the source root whose text contains a word. */
  findModules(word: string): string[] {
    const found: string[] = [];
    this.tree.getDir(this.sourceRoot).visit((path) => {
      if (!path.endsWith('.module.ts') || !this.tree.readText(path).includes(word)) return;
      found.push(path.replace(/^\//, ''));
    });
    return found;
  }
}

function isJavaScript(tree: Tree): boolean {
  const file = 'nest-cli.json';
  return tree.exists(file) && /"language"\s*:\s*"js"/.test(tree.readText(file));
}
