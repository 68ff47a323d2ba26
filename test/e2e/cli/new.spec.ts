import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGES = new URL('../../../packages', import.meta.url).pathname;
const COMMANDS = {
  'npm create nestjs-haptik': [join(PACKAGES, 'create/dist/create.js')],
  'haptik new': [join(PACKAGES, 'cli/dist/haptik.js'), 'new'],
};

describe.each(Object.entries(COMMANDS))('%s', (command, start) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-new-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  interface Ended {
    readonly exit: number | string;
    readonly out: string;
    readonly stderr: string;
  }
  const create = (...args: string[]) => createWith('', ...args);
  /** @param code runs before the command */
  const createWith = (code: string, ...args: string[]) =>
    new Promise<Ended>((resolve) => {
      const env = { PATH: process.env['PATH'], npm_config_user_agent: 'pnpm/11.0.0 node/v24' };
      const before = ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
      const all = [...before, ...start, ...args];
      execFile(process.execPath, all, { cwd: folder, env }, (error, out, stderr) =>
        resolve({ exit: error?.signal ?? Number(error?.code ?? 0), out, stderr }),
      );
    });
  const read = (path: string) => readFile(join(folder, path), 'utf8');

  it('creates a service of ES modules for Express, with the package manager that runs it', async () => {
    const { exit, out } = await create('shop-bot', '--skip-install');
    expect([exit, out]).toEqual([0, expect.stringContaining('  pnpm install\n  pnpm start:dev\n')]);
    const manifest = JSON.parse(await read('shop-bot/package.json')) as Record<string, object>;
    expect(manifest).toMatchObject({
      name: 'shop-bot',
      type: 'module',
      scripts: { test: 'vitest run' },
      dependencies: { '@nestjs/platform-express': expect.any(String) },
    });
    expect(await readdir(join(folder, 'shop-bot'))).toEqual(
      expect.arrayContaining(['.dockerignore', '.env', '.env.example', '.gitignore', 'Dockerfile']),
    );
    expect(await read('shop-bot/.env')).toMatch(/^HAPTIK_SECRET=[\da-f]{48}$/m);
    expect(await read('shop-bot/src/main.ts')).toContain("from './app.module.js'");
  });

  it('quotes a path with spaces in the commands to copy', async () => {
    const { out } = await create('my bots/shop', '--skip-install');
    expect(out).toContain('  cd "my bots/shop"\n');
  });

  it('creates a CommonJS service for Fastify', async () => {
    const options = ['--platform', 'fastify', '--module', 'commonjs', '--package-manager', 'yarn'];
    expect(await create('shop-cjs', '--skip-install', ...options)).toMatchObject({ exit: 0 });
    const manifest = JSON.parse(await read('shop-cjs/package.json')) as Record<string, object>;
    expect(manifest).not.toHaveProperty('type');
    expect(manifest['devDependencies']).toHaveProperty('jest');
    expect(await read('shop-cjs/src/main.ts')).toContain('new FastifyAdapter()');
    const files = await readdir(join(folder, 'shop-cjs'), { recursive: true });
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      expect(await read(`shop-cjs/${file}`)).not.toMatch(/from '\.[^']*\.js'|\{\{|vitest/);
    }
    expect(await read('shop-cjs/Dockerfile')).toContain('yarn install --frozen-lockfile');
  });

  it('overwrites nothing', async () => {
    await mkdir(join(folder, 'taken'));
    await writeFile(join(folder, 'taken/notes.txt'), 'mine');
    await writeFile(join(folder, 'file'), 'mine');
    for (const name of ['taken', 'file', 'My Bot']) {
      const { exit, out, stderr } = await create(name, '--skip-install');
      expect([exit, out]).toEqual([command === 'haptik new' ? 6 : 1, '']);
      expect(stderr).toMatch(/is not empty: it has notes\.txt|is a file|lower-case letters/);
    }
    expect(await readdir(join(folder, 'taken'))).toEqual(['notes.txt']);
  });

  it('completes an installation that was interrupted', async () => {
    await create('stopped', '--skip-install');
    const { stderr } = await create('stopped', '--skip-install');
    expect(stderr).toContain('If its installation was interrupted, run "pnpm install" there.');
  });

  describe.each([
    ['a new', false],
    ['a given', true],
  ])('killed while it writes %s folder', (_, isGiven) => {
    it.each(['first', 'second', 'middle', 'last but one', 'last'])(
      'at the %s change, leaves nothing, all files, or the cure',
      async (which) => {
        const base = `${isGiven ? 'given' : 'new'}-${which.replaceAll(' ', '-')}`;
        const prepare = (name: string) =>
          isGiven && mkdir(join(folder, name, '.git'), { recursive: true });
        await prepare(`${base}-whole`);
        const whole = await createWith(killAt(Infinity), `${base}-whole`, '--skip-install');
        const last = Number(/^changes (\d+)$/m.exec(whole.stderr)?.[1]);
        const changes = { first: 1, second: 2, middle: last >> 1, 'last but one': last - 1, last };
        const change = changes[which as keyof typeof changes];

        await prepare(base);
        const killed = await createWith(killAt(change), base, '--skip-install');
        expect(killed.exit).toBe('SIGKILL');
        const left = await readdir(join(folder, base)).catch(() => undefined);
        expect(left === undefined).toBe(!isGiven);
        const { exit, stderr } = await create(base, '--skip-install');
        if (exit === 0) return;
        const cure = /has files of a run that was interrupted\. Remove them, .*: (.*)/;
        for (const file of cure.exec(stderr)?.[1]?.split(', ') ?? []) {
          await rm(join(folder, base, file), { recursive: true });
        }
        expect(await readdir(join(folder, base))).toEqual(['.git']);
        expect(await create(base, '--skip-install')).toMatchObject({ exit: 0 });
      },
    );
  });

  it('says that a folder cannot be written', async () => {
    await writeFile(join(folder, 'a-file'), 'mine');
    const { exit, stderr } = await create('a-file/my-bot', '--skip-install');
    expect(exit).toBe(command === 'haptik new' ? 6 : 1);
    expect(stderr).toMatch(/a-file\/my-bot cannot be used \(ENOTDIR: .*\)\. Give a folder that/);
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    ['22.12.0', 'The service needs Node.js 24.15 or newer, and this is 22.12.0.'],
    ['24.15.0', undefined],
    ['26.1.0', undefined],
  ])('on Node.js %s warns: %s', async (version, warning) => {
    const versions = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
    const { exit, out } = await createWith(versions, `node-${version}`, '--skip-install');
    expect(exit).toBe(0);
    expect(/^The service needs .*/m.exec(out)?.[0]).toBe(warning);
  });

  it.each([[[]], [['a', 'b']], [['a', '--platform', 'koa']], [['a', '--unknown']]])(
    'explains the invalid command %j',
    async (args) => {
      const { exit, stderr } = await create(...args);
      expect([exit, stderr]).toEqual([2, expect.stringContaining('--help')]);
    },
  );
});

/** Ends the process at one of its writes and renames, as by a loss of power, or prints their number. */
function killAt(change: number): string {
  return `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    let changes = 0;
    process.once('exit', () => console.error('changes', changes));
    for (const name of ['writeFile', 'rename']) {
      const original = fs.promises[name];
      fs.promises[name] = (...given) => {
        if (++changes === ${change}) process.kill(process.pid, 'SIGKILL');
        return original(...given);
      };
    }
    syncBuiltinESMExports();
  `;
}
