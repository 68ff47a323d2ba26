import { execFile } from 'node:child_process';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CopyConsoleHost, type EditorApiClient } from '../../support/console/copy.console.host.js';

const CLI = new URL('../../../packages/cli/dist/haptik.js', import.meta.url).pathname;

describe('haptik copy', () => {
  let console: CopyConsoleHost;
  let ravi: EditorApiClient;
  let token: string;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-cli-'));
    console = await CopyConsoleHost.start('express');
    ravi = await console.signInAs({ name: 'ravi', role: 'publisher' });
    await ravi.request('POST copy/languages', { language: 'hi' });
    token = await console.token(['copy:read', 'copy:write', 'copy:publish']);
  });
  afterAll(async () => {
    await console.stop();
    await rm(folder, { recursive: true });
  });

  /** Runs the command as a pipeline does: in a separate process. */
  const haptik = (line: string | readonly string[], env: Record<string, string> = {}) =>
    new Promise<{ exit: number; out: string; stderr: string }>((resolve) => {
      const url = console.url.replace(/\/api$/, '');
      const given = {
        PATH: process.env['PATH'],
        HAPTIK_CONSOLE_URL: url,
        HAPTIK_CONSOLE_TOKEN: token,
        ...env,
      };
      const words = typeof line === 'string' ? line.split(' ') : line;
      const options = { env: given, cwd: folder, maxBuffer: 1e8 };
      execFile(process.execPath, [CLI, ...words], options, (error, out, stderr) =>
        resolve({ exit: Number(error?.code ?? 0), out, stderr }),
      );
    });
  const write = (name: string, content: string) => writeFile(join(folder, name), content);
  const text = async (key: string, language: string) =>
    (await ravi.request(`GET copy/messages/${key}`)).body.texts[language];

  it.each(['csv', 'xlsx', 'json'])(
    'pulls a %s that can be pushed without a change',
    async (format) => {
      expect(await haptik(`copy pull --out all.${format}`)).toMatchObject({ exit: 0, out: '' });
      const pushed = await haptik(`copy push all.${format}`);
      expect(pushed).toMatchObject({ exit: 0, stderr: '' });
      expect(pushed.out).toContain('0 texts change');
      expect(pushed.out).toContain('no changes to write');
      expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
  );

  it('pulls a selection of texts to standard output', async () => {
    const { out } = await haptik('copy pull --format json --prefix order.track --languages en');
    expect(JSON.parse(out).texts).toEqual({
      'order.track': { en: { text: 'Track it', version: 0 } },
    });
  });

  it('accepts spaces between languages', async () => {
    const lines = ['copy', 'pull', '--format', 'json', '--prefix', 'order.track'];
    for (const languages of ['en, hi', ' en ,hi ', 'en,hi']) {
      const { exit, out } = await haptik([...lines, '--languages', languages]);
      expect([exit, Object.keys(JSON.parse(out).texts['order.track'])]).toEqual([0, ['en']]);
    }
  });

  it.each(['csv', 'xlsx', 'json'])(
    'keeps the existing %s file when no key has the prefix',
    async (format) => {
      const name = `before.${format}`;
      await write(name, 'old');
      for (const prefix of ['nosuch', 'order.ship', 'ORDER']) {
        const pulled = await haptik(`copy pull --prefix ${prefix} --out ${name}`);
        expect(pulled).toMatchObject({ exit: 1, out: '' });
        expect(pulled.stderr).toContain(`No key outside the trash has the prefix ${prefix}`);
      }
      expect(await readFile(join(folder, name), 'utf8')).toBe('old');
    },
  );

  it('shows what would change, writes it, and publishes it', async () => {
    await write('new.csv', 'key,en,hi\norder.track,Follow,पीछा करें\n');
    const dry = await haptik('copy push new.csv --dry-run');
    expect(dry.exit).toBe(0);
    expect(dry.out).toContain('2 texts change');
    expect(dry.out).toContain('order.track (hi)');
    expect(await text('order.track', 'hi')).toBeUndefined();
    const pushed = await haptik('copy push new.csv --publish --json');
    expect(JSON.parse(pushed.out)).toMatchObject({ written: 2, published: 2 });
    expect(await text('order.track', 'hi')).toMatchObject({ published: 'पीछा करें' });
  });

  it('exits with 1 for refused rows and conflicts, and writes nothing', async () => {
    await write('bad.csv', 'key,en\nprice.answer,No placeholder\norder.track,Fine\n');
    const bad = await haptik('copy push bad.csv');
    expect(bad.exit).toBe(1);
    expect(bad.out).toContain('row 2, price.answer (en)');
    await write('old.csv', 'key,en,hi,version\norder.track,Mine,मेरा,en:0 hi:2\n');
    expect((await haptik('copy push old.csv')).exit).toBe(1);
    expect(await text('order.track', 'en')).toMatchObject({ published: 'Follow', draft: null });
  });

  it('overwrites or skips conflicts on request', async () => {
    expect((await haptik('copy push old.csv --take-theirs')).exit).toBe(0);
    expect(await text('order.track', 'en')).toMatchObject({ draft: null });
    expect(await text('order.track', 'hi')).toMatchObject({ draft: 'मेरा' });
    expect((await haptik('copy push old.csv --overwrite')).exit).toBe(0);
    expect(await text('order.track', 'en')).toMatchObject({ draft: 'Mine' });
    expect((await haptik('copy push old.csv --overwrite --take-theirs')).exit).toBe(2);
  });

  it('reads the format "Unicode text" of Excel', async () => {
    const bytes = Buffer.from('\ufeffkey\ten\norder.track\tमेरा\n', 'utf16le');
    await writeFile(join(folder, 'unicode.txt'), bytes);
    expect((await haptik('copy push unicode.txt --dry-run')).out).toContain('1 texts change');
    await writeFile(
      join(folder, 'latin.csv'),
      Buffer.from('key,en\norder.track,caf\xe9', 'latin1'),
    );
    expect(await haptik('copy push latin.csv')).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('UTF-8'),
    });
  });

  it.each([
    ['copy push', 2, "missing required argument 'file'"],
    ['copy push one.csv two.csv', 2, 'too many arguments'],
    ['copy push nothing.csv', 2, 'ENOENT'],
    ['copy push folder', 2, '--format'],
    ['copy pull --out x.csv --unknown', 2, '--unknown'],
    ['copy pull --format csv --url here', 2, 'HAPTIK_CONSOLE_URL'],
    ['copy pull --format csv --url http://127.0.0.1:9', 3, '127.0.0.1:9'],
    ['copy pull --format csv --languages fr', 1, 'fr'],
    ['copy pull --format csv --languages en;hi', 2, 'such as en,hi'],
    ['copy pull --format csv --languages ,', 2, 'such as en,hi'],
    ['copy pull --format csv --state live', 2, 'Allowed choices are draft, published'],
    ['copy pull --format csv --state', 2, '--state'],
    ['copy dance', 2, "unknown command 'dance'"],
    ['copy pul', 2, 'Did you mean pull?'],
    ['copy', 2, 'Usage: haptik copy'],
    ['', 2, 'unknown command'],
  ])('exits %s with %i and a hint', async (line, exit, words) => {
    expect(await haptik(line)).toMatchObject({ exit, stderr: expect.stringContaining(words) });
  });

  it('names the missing token or scope, and never shows a token', async () => {
    const reader = await console.token(['copy:read']);
    for (const [line, env, words] of [
      ['copy pull --format csv', { HAPTIK_CONSOLE_TOKEN: '' }, 'HAPTIK_CONSOLE_TOKEN'],
      ['copy pull --format csv', { HAPTIK_CONSOLE_TOKEN: 'hpt_wrong' }, 'HAPTIK_CONSOLE_TOKEN'],
      ['copy push new.csv', { HAPTIK_CONSOLE_TOKEN: reader }, 'copy:write'],
    ] as const) {
      const { exit, stderr } = await haptik(line, env);
      expect(exit).toBe(env.HAPTIK_CONSOLE_TOKEN === '' ? 2 : 5);
      expect(stderr).toContain(words);
      expect(stderr).not.toMatch(/hpt_/);
    }
  });

  it.each(['--help', 'help copy pull', 'copy pull --help', 'copy push -h'])(
    'shows help: %s',
    async (line) => {
      const { exit, out } = await haptik(line);
      expect(exit).toBe(0);
      expect(out).toContain('Usage: haptik');
    },
  );

  it('exits with 3 when the response is not from a console', async () => {
    const url = console.url.replace(/\/console\/api$/, '/elsewhere');
    expect(await haptik(`copy pull --format csv --url ${url}`)).toMatchObject({ exit: 3 });
  });

  it.each([
    ['hpt_a\nb', 'a line break (character 6 of 7)'],
    ['hpt_a b', 'a space'],
    ['"hpt_ab"', 'a quotation mark'],
    ['hpt_ä', 'an invalid character'],
    ['hpt_a\u200bb', 'an invisible character'],
  ])('exits with 5 for a token with an invalid character: %j', async (bad, words) => {
    for (const line of ['copy pull --format csv', 'copy push new.csv']) {
      const { exit, stderr } = await haptik(line, { HAPTIK_CONSOLE_TOKEN: bad });
      expect([exit, stderr]).toEqual([5, expect.stringContaining(words)]);
      expect(stderr).not.toContain('hpt_');
    }
  });

  it('accepts a token with a trailing line break', async () => {
    const env = { HAPTIK_CONSOLE_TOKEN: `${token}\r\n` };
    expect((await haptik('copy pull --format csv', env)).exit).toBe(0);
  });

  it.each(['nowhere/x.csv', 'folder', 'old.csv/x.csv'])(
    'exits with 6 when %s cannot be written',
    async (out) => {
      await mkdir(join(folder, 'folder'), { recursive: true });
      const { exit, stderr } = await haptik(`copy pull --format csv --out ${out}`);
      expect([exit, stderr]).toEqual([6, expect.stringContaining(`${out} could not be written`)]);
    },
  );

  it('writes through a symbolic link, and keeps the file permissions', async () => {
    await writeFile(join(folder, 'kept.json'), 'old', { mode: 0o640 });
    await symlink('kept.json', join(folder, 'link.json'));
    expect((await haptik('copy pull --out link.json')).exit).toBe(0);
    expect((await lstat(join(folder, 'link.json'))).isSymbolicLink()).toBe(true);
    expect((await lstat(join(folder, 'kept.json'))).mode & 0o777).toBe(0o640);
    expect(JSON.parse(await readFile(join(folder, 'kept.json'), 'utf8')).texts).toBeDefined();
  });

  it.each(['/messages', '/sign-in', '/messages?filter=missing', '/..'])(
    'keeps the existing file when the URL is that of a page: %s',
    async (page) => {
      await write('kept.json', 'old');
      const url = console.url.replace(/\/api$/, page);
      for (const line of ['copy pull --out kept.json', 'copy push new.csv']) {
        const { exit, out, stderr } = await haptik(`${line} --url ${url}`);
        expect([exit, out, stderr]).toEqual([
          3,
          '',
          expect.stringContaining('path of the console'),
        ]);
      }
      expect(await readFile(join(folder, 'kept.json'), 'utf8')).toBe('old');
    },
  );

  it('shows its version and its exit codes', async () => {
    const manifest = new URL('../../../packages/cli/package.json', import.meta.url);
    const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
    for (const word of ['--version', '-v']) {
      expect(await haptik(word)).toEqual({ exit: 0, out: `${version}\n`, stderr: '' });
    }
    const { out } = await haptik('--help');
    for (const end of [
      '0  success',
      '2  invalid',
      '6  a file or folder',
      '9  the response',
      '10  checks',
    ])
      expect(out).toContain(end);
  });

  it('is an executable file', async () => {
    expect(await readFile(CLI, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});
