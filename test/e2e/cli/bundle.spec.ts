import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CLI = new URL('../../../packages/cli/dist/haptik.js', import.meta.url).pathname;
const URL_OPTION = ['--url', 'https://bot.example/haptik'];

describe('haptik bundle', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const haptik = (args: readonly string[], env: Record<string, string> = {}) =>
    new Promise<{ exit: number; out: string; stderr: string }>((resolve) => {
      const options = { env: { PATH: process.env['PATH'], ...env }, cwd: folder };
      execFile(process.execPath, [CLI, ...args], options, (error, out, stderr) =>
        resolve({ exit: Number(error?.code ?? 0), out, stderr }),
      );
    });
  const bundle = (args: readonly string[], env?: Record<string, string>) =>
    haptik(['bundle', '--python', ...args], env);
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const modeOf = async (name: string) => (await stat(join(folder, name))).mode & 0o777;

  it('writes code without the secret to standard output or a file', async () => {
    const env = { HAPTIK_SECRET: 'node-secret-A1' };
    const { exit, out, stderr } = await bundle(URL_OPTION, env);
    expect([exit, stderr]).toEqual([0, '']);
    expect(out).toContain('https://bot.example/haptik');
    expect(out).toContain('environment variable\n# HAPTIK_SECRET of the bot');
    expect(out).not.toContain('node-secret-A1');
    const saved = await bundle([...URL_OPTION, '--out', 'plain.py'], env);
    expect(saved).toMatchObject({ exit: 0, out: '' });
    expect(saved.stderr).toContain('Set the environment variable HAPTIK_SECRET of the bot');
    expect(await read('plain.py')).toBe(out);
  });

  it('writes the secret only on request, to a file that others cannot read', async () => {
    const options = [...URL_OPTION, '--secret-env', 'BOT_SECRET', '--embed-secret'];
    const env = { BOT_SECRET: 'node-secret-A1', HAPTIK_SECRET: 'another' };
    await writeFile(join(folder, 'secret.py'), 'old', { mode: 0o644 });
    const saved = await bundle([...options, '--out', 'secret.py', '--force'], env);
    expect([saved.exit, saved.stderr]).toEqual([0, expect.stringContaining('contains the secret')]);
    expect(await read('secret.py')).toContain('SECRET = "node-secret-A1"');
    expect(await read('secret.py')).toContain('# This file contains the secret');
    expect(await modeOf('secret.py')).toBe(0o600);
    const spaced = await bundle(options, { BOT_SECRET: 'x ' });
    expect([spaced.exit, spaced.stderr]).toEqual([0, expect.stringContaining('white space')]);
    const list = await bundle(options, { BOT_SECRET: 'new,old' });
    expect([list.exit, list.stderr]).toEqual([0, expect.stringContaining('set one of its')]);
  });

  it('is ASCII, whatever the secret and the texts contain', async () => {
    const options = [...URL_OPTION, '--embed-secret', '--fallback-text', 'थोड़ी देर 😀\u2028'];
    const { out } = await bundle(options, { HAPTIK_SECRET: 'ключ-₹"\\\n' });
    expect(out).toMatch(/^[\n\x20-\x7e]+$/);
  });

  it('keeps an existing file unless told to replace it', async () => {
    await writeFile(join(folder, 'kept.py'), 'old');
    const kept = await bundle([...URL_OPTION, '--out', 'kept.py']);
    expect([kept.exit, kept.stderr]).toEqual([6, expect.stringContaining('Add --force')]);
    expect(await read('kept.py')).toBe('old');
    expect((await bundle([...URL_OPTION, '--out', 'kept.py', '--force'])).exit).toBe(0);
    expect(await read('kept.py')).toContain('def main(event, context):');
  });

  it('says that Haptik cannot reach a webhook on this machine', async () => {
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000']) {
      const { exit, stderr } = await bundle(['--url', `http://${host}/haptik`]);
      expect([exit, stderr]).toEqual([0, expect.stringContaining('on this machine only')]);
    }
  });

  it.each<[string, readonly string[], number, string]>([
    ['no language', ['bundle', ...URL_OPTION], 2, "'--python' not specified"],
    ['no URL', ['bundle', '--python'], 2, "'--url <url>' not specified"],
    ['another protocol', ['--url', 'ftp://bot.example'], 2, 'Set --url https://'],
    ['a URL without a host', ['--url', 'bot.example/haptik'], 2, 'Set --url https://'],
    ['a URL with a password', ['--url', 'https://a:word@bot.example'], 2, 'Remove both'],
    ['a URL without TLS', ['--url', 'http://bot.example/haptik'], 2, 'Use https://'],
    [
      'a host that resembles this machine',
      ['--url', 'http://localhost.example'],
      2,
      'Use https://',
    ],
    ['a timeout beyond that of Haptik', [...URL_OPTION, '--timeout', '20'], 2, 'up to 19'],
    ['a timeout of zero', [...URL_OPTION, '--timeout', '0'], 2, 'up to 19'],
    ['a blank fallback text', [...URL_OPTION, '--fallback-text', ' '], 2, 'Give a text'],
    ['no secret to embed', [...URL_OPTION, '--embed-secret'], 2, 'HAPTIK_SECRET is not set'],
    ['a secret as a name', [...URL_OPTION, '--secret-env', 'word@1'], 2, 'Never give the secret'],
    ['an unknown folder', [...URL_OPTION, '--out', 'nowhere/x.py'], 6, 'run the command again'],
    ['a folder as the file', [...URL_OPTION, '--out', '.'], 6, 'It is a folder'],
  ])('explains the cure for %s', async (_, args, exit, words) => {
    const { stderr, ...rest } = await (args[0] === 'bundle' ? haptik(args) : bundle(args));
    expect(rest).toEqual({ exit, out: '' });
    expect(stderr).toContain(words);
    expect(stderr).not.toContain('word@');
  });

  it('shows help with examples', async () => {
    const { exit, out } = await haptik(['bundle', '--help']);
    expect(exit).toBe(0);
    expect(out).toContain('haptik bundle --python --url https://bot.example/haptik');
    expect(out).toContain('--embed-secret');
  });
});
