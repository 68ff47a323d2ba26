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

  const create = (...args: string[]) =>
    new Promise<{ exit: number; out: string; stderr: string }>((resolve) => {
      const env = { PATH: process.env['PATH'], npm_config_user_agent: 'pnpm/11.0.0 node/v24' };
      execFile(process.execPath, [...start, ...args], { cwd: folder, env }, (error, out, stderr) =>
        resolve({ exit: Number(error?.code ?? 0), out, stderr }),
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

  it('leaves whole folders only, and completes an installation that was interrupted', async () => {
    await create('stopped', '--skip-install');
    const { stderr } = await create('stopped', '--skip-install');
    expect(stderr).toContain('If its installation was interrupted, run "pnpm install" there.');
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it.each([[[]], [['a', 'b']], [['a', '--platform', 'koa']], [['a', '--unknown']]])(
    'explains the invalid command %j',
    async (args) => {
      const { exit, stderr } = await create(...args);
      expect([exit, stderr]).toEqual([2, expect.stringContaining('--help')]);
    },
  );
});
