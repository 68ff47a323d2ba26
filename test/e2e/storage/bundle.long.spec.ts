import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type BuildOptions, build } from 'esbuild';
import webpack from 'webpack';
import { ConsoleApiClient, PASSWORD } from '../../support/console/console.host.js';
import { ChildOutput } from '../../support/servers/programs/child.output.js';

const TOKEN = 'operator-token-of-the-bundle';
const PGLITE = resolve('node_modules/@electric-sql/pglite');
/** Files of PGlite next to its code. */
const PGLITE_FILES = ['pglite.wasm', 'pglite.data', 'initdb.wasm'];

/** An application with storage, which prints its URL. */
const hostWith = (imports: string): string => `
  import 'reflect-metadata';
  import { Module } from '@nestjs/common';
  import { NestFactory } from '@nestjs/core';
  import { HaptikModule } from 'nestjs-haptik';
  import { HaptikStorageModule } from '@nestjs-haptik/storage';
  ${imports}

  class HostModule {}
  Module({
    imports: [
      HaptikModule.forRoot({ secrets: 'bundle-secret' }),
      HaptikStorageModule.forRoot({ folder: process.env.FOLDER }),
      ...more,
    ],
  })(HostModule);

  const start = async () => {
    const app = await NestFactory.create(HostModule, { rawBody: true, abortOnError: false });
    await app.listen(0, '127.0.0.1');
    process.stdout.write('listens on ' + (await app.getUrl()) + '\\n');
  };
  start().catch((error) => {
    process.stderr.write(error.message);
    process.exitCode = 1;
  });
`;
const HOST = hostWith(`
  import { HaptikOperatorModule } from 'nestjs-haptik/operator';
  const more = [HaptikOperatorModule.forRoot({ token: '${TOKEN}' })];
`);
const CONSOLE_HOST = hostWith(`
  import { HaptikConsoleModule } from '@nestjs-haptik/console';
  import { defineCopy, HaptikCopyModule } from 'nestjs-haptik/copy';
  const copy = defineCopy({ 'order.track': { text: 'Track it', description: 'Below.', usedAs: 'text' } });
  const more = [HaptikCopyModule.forRoot({ copy: [copy] }), HaptikConsoleModule.forRoot({})];
`);

/** The external packages of docs/operations.md. */
const ABSENT = ['@nestjs/microservices', '@nestjs/microservices/*', '@nestjs/websockets/*'];
const esbuildOf = (contents: string): BuildOptions => ({
  stdin: { contents, resolveDir: process.cwd() },
  bundle: true,
  platform: 'node',
  keepNames: true,
  external: ABSENT,
  tsconfigRaw: '{}', // the paths of this repository lead to its sources
  logLevel: 'silent',
});
const BUNDLE = esbuildOf(HOST);
const REQUIRE = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);`;
const byWebpack = async (entry: string, path: string, externals: RegExp[]): Promise<void> => {
  const compiler = webpack({
    mode: 'production',
    target: 'node',
    entry,
    output: { path, filename: 'host.mjs', module: true, chunkFormat: 'module' },
    experiments: { outputModule: true },
    optimization: { minimize: false },
    externals,
    resolve: { tsconfig: false, modules: [resolve('node_modules')] },
    context: process.cwd(),
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  expect(stats?.toJson({ all: false, errors: true }).errors).toEqual([]);
};

describe('an application bundled into one file', () => {
  let folder: string;
  let host: ChildProcess | undefined;
  let output: ChildOutput | undefined;
  const entries: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-bundle-'));
    output = undefined;
  });
  afterEach(async () => {
    if (host?.kill()) await output?.ended;
    await rm(folder, { recursive: true });
    for (const entry of entries.splice(0)) await rm(entry);
  });

  /** Resolves when the output matches, or with undefined when the process has ended. */
  const printed = (pattern: RegExp): Promise<RegExpExecArray | undefined> | undefined =>
    output?.waitFor(pattern).catch(() => undefined);
  /** Resolves with the URL of the application, or with undefined when the process has ended. */
  const start = async (file: string): Promise<string | undefined> => {
    const env = { ...process.env, FOLDER: join(folder, 'storage'), NO_COLOR: '1' };
    host = spawn(process.execPath, [file], { cwd: folder, env });
    output = new ChildOutput(host);
    return (await printed(/listens on (\S+)/))?.[1];
  };
  const handoffsAt = async (url: string | undefined): Promise<unknown> => {
    const headers = { Authorization: `Bearer ${TOKEN}` };
    return (await fetch(`${url}/operator/handoffs`, { headers })).json();
  };
  const EMPTY = { entries: [], next: null };

  it('opens its storage, as an ES module with the files of PGlite next to it', async () => {
    const outfile = join(folder, 'host.mjs');
    await build({ ...BUNDLE, format: 'esm', banner: { js: REQUIRE }, outfile });
    for (const name of PGLITE_FILES) {
      await copyFile(join(PGLITE, 'dist', name), join(folder, name));
    }
    expect(await handoffsAt(await start(outfile))).toEqual(EMPTY);
    expect(output?.text).toContain('Storage opened');
  }, 120_000);

  it('opens its storage, as a CommonJS module with PGlite installed next to it', async () => {
    const outfile = join(folder, 'host.cjs');
    const external = [...(BUNDLE.external ?? []), '@electric-sql/pglite'];
    await build({ ...BUNDLE, format: 'cjs', external, outfile });
    await mkdir(join(folder, 'node_modules/@electric-sql'), { recursive: true });
    await symlink(PGLITE, join(folder, 'node_modules/@electric-sql/pglite'));
    expect(await handoffsAt(await start(outfile))).toEqual(EMPTY);
  }, 120_000);

  it('names the files to copy when the files of PGlite are missing', async () => {
    const outfile = join(folder, 'host.mjs');
    await build({ ...BUNDLE, format: 'esm', banner: { js: REQUIRE }, outfile });
    expect(await start(outfile)).toBe(undefined);
    for (const name of [...PGLITE_FILES, 'external']) expect(output?.text).toContain(name);
  }, 120_000);

  /** Installs the packages of an application next to it. */
  const installBeside = async (): Promise<void> => {
    const modules = join(folder, 'node_modules');
    await mkdir(join(modules, '@node-rs'), { recursive: true });
    await symlink(process.cwd(), join(modules, 'nestjs-haptik'));
    for (const name of [
      '@nestjs',
      '@nestjs-haptik',
      '@electric-sql',
      'reflect-metadata',
      '@node-rs/argon2',
    ]) {
      await symlink(resolve('node_modules', name), join(modules, name));
    }
  };
  const setupToken = async (): Promise<string> => {
    const [, token = ''] = (await printed(/\/console\/setup#(\S+)/)) ?? [];
    return token;
  };
  const esbuildConsole = async (): Promise<string> => {
    const outfile = join(folder, 'host.mjs');
    await build({ ...esbuildOf(CONSOLE_HOST), format: 'esm', packages: 'external', outfile });
    return outfile;
  };
  const webpackConsole = async (): Promise<string> => {
    await byWebpack(await entryOf(CONSOLE_HOST), folder, [/^[^./]/]);
    return join(folder, 'host.mjs');
  };

  /** Creates a module inside this repository, so that it resolves its packages. */
  const entryOf = async (contents: string): Promise<string> => {
    const entry = resolve(`dist/bundled-${randomUUID()}.mjs`);
    await writeFile(entry, contents);
    entries.push(entry);
    return entry;
  };

  it('opens its storage, bundled by webpack, which copies the files of PGlite', async () => {
    const built = join(folder, 'built');
    await byWebpack(await entryOf(HOST), built, [/^@nestjs\/(microservices|websockets)/]);
    // The bundle must not depend on the build folder.
    const moved = join(folder, 'delivered');
    await rename(built, moved);
    expect(await handoffsAt(await start(join(moved, 'host.mjs')))).toEqual(EMPTY);
    expect(output?.text).toContain('Storage opened');
  }, 120_000);

  it.each([
    ['esbuild', esbuildConsole],
    ['webpack', webpackConsole],
  ])(
    'serves the console and its files when %s excludes the packages',
    async (_, bundle) => {
      const file = await bundle();
      await installBeside();
      const url = await start(file);
      const browser = new ConsoleApiClient(String(url));
      const token = await setupToken();
      const email = 'asha@example.com';
      await browser.request('POST /setup', { token, name: 'Asha', email, password: PASSWORD });
      expect(await (await fetch(`${url}/console/`)).text()).toContain('<script');
      const content = 'key,en\r\norder.track,Follow it\r\n';
      const imported = await browser.request('POST /copy/import', { format: 'csv', content });
      expect(imported.status).toBe(200);
      expect(imported.text).toContain('Follow it');
      expect((await browser.request('GET /copy/export?format=xlsx')).text).toMatch(/^PK/);
    },
    120_000,
  );

  it('asks to exclude the packages when it contains a console', async () => {
    const outfile = join(folder, 'host.mjs');
    const external = [...ABSENT, '@node-rs/argon2', '@fastify/static', '@electric-sql/pglite'];
    const banner = { js: REQUIRE };
    await build({ ...esbuildOf(CONSOLE_HOST), format: 'esm', external, banner, outfile });
    await installBeside();
    expect(await start(outfile)).toBe(undefined);
    expect(output?.text).toMatch(/files of the console are missing.*--packages=external/);
    expect(output?.text).not.toContain('Storage opened');
  }, 120_000);
});
