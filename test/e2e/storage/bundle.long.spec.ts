import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const TOKEN = 'operator-token-of-the-bundle';
const PGLITE = resolve('node_modules/@electric-sql/pglite');
/** What PGlite reads beside its code. */
const PGLITE_FILES = ['pglite.wasm', 'pglite.data', 'initdb.wasm'];

/** A host with storage and operators, which prints where it listens. */
const HOST = `
  import 'reflect-metadata';
  import { Module } from '@nestjs/common';
  import { NestFactory } from '@nestjs/core';
  import { HaptikModule } from 'nestjs-haptik';
  import { HaptikOperatorModule } from 'nestjs-haptik/operator';
  import { HaptikStorageModule } from 'nestjs-haptik/storage';

  class HostModule {}
  Module({
    imports: [
      HaptikModule.forRoot({ secrets: 'bundle-secret' }),
      HaptikStorageModule.forRoot({ folder: process.env.FOLDER }),
      HaptikOperatorModule.forRoot({ token: '${TOKEN}' }),
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

/** As docs/operations.md says it. */
const BUNDLE: BuildOptions = {
  stdin: { contents: HOST, resolveDir: process.cwd() },
  bundle: true,
  platform: 'node',
  keepNames: true,
  external: ['@nestjs/microservices', '@nestjs/microservices/*', '@nestjs/websockets/*'],
  tsconfigRaw: '{}', // the paths of this repository lead to its sources
  logLevel: 'silent',
};
const REQUIRE = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);`;

describe('a host that is bundled into one file', () => {
  let folder: string;
  let host: ChildProcess | undefined;
  let output = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-bundle-'));
    output = '';
  });
  afterEach(async () => {
    if (host?.exitCode === null && host.kill()) await once(host, 'exit');
    await rm(folder, { recursive: true });
  });

  /** Resolves with the host's URL, or with undefined once it ended. */
  const start = async (file: string): Promise<string | undefined> => {
    const env = { ...process.env, FOLDER: join(folder, 'storage'), NO_COLOR: '1' };
    const child = (host = spawn(process.execPath, [file], { cwd: folder, env }));
    const ended = once(child, 'exit');
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    for (;;) {
      const [chunk] = (await Promise.race([once(child.stdout, 'data'), ended])) as unknown[];
      if (!Buffer.isBuffer(chunk)) return undefined;
      output += chunk.toString();
      const url = /listens on (\S+)/.exec(output)?.[1];
      if (url !== undefined) return url;
    }
  };
  const handoffsAt = async (url: string | undefined): Promise<unknown> => {
    const headers = { Authorization: `Bearer ${TOKEN}` };
    return (await fetch(`${url}/operator/handoffs`, { headers })).json();
  };
  const EMPTY = { entries: [], next: null };

  it('opens its storage, as an ES module with the files of PGlite beside it', async () => {
    const outfile = join(folder, 'host.mjs');
    await build({ ...BUNDLE, format: 'esm', banner: { js: REQUIRE }, outfile });
    for (const name of PGLITE_FILES) {
      await copyFile(join(PGLITE, 'dist', name), join(folder, name));
    }
    expect(await handoffsAt(await start(outfile))).toEqual(EMPTY);
    expect(output).toContain('Storage is open');
  }, 120_000);

  it('opens its storage, as a CommonJS module with PGlite installed beside it', async () => {
    const outfile = join(folder, 'host.cjs');
    const external = [...(BUNDLE.external ?? []), '@electric-sql/pglite'];
    await build({ ...BUNDLE, format: 'cjs', external, outfile });
    await mkdir(join(folder, 'node_modules/@electric-sql'), { recursive: true });
    await symlink(PGLITE, join(folder, 'node_modules/@electric-sql/pglite'));
    expect(await handoffsAt(await start(outfile))).toEqual(EMPTY);
  }, 120_000);

  it('is told what to copy when the files of PGlite are not there', async () => {
    const outfile = join(folder, 'host.mjs');
    await build({ ...BUNDLE, format: 'esm', banner: { js: REQUIRE }, outfile });
    expect(await start(outfile)).toBe(undefined);
    for (const name of [...PGLITE_FILES, 'external']) expect(output).toContain(name);
  }, 120_000);
});
