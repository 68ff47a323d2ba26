import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { sign } from 'nestjs-haptik';
import { createProgram, listCommands } from '../../../packages/cli/src/run.js';
import { runHaptik } from '../../support/command.line.js';
import { MisbehavingReceiver } from '../../support/servers/http/misbehaving.receiver.js';

const CLI = new URL('../../../packages/cli/dist/haptik.js', import.meta.url).pathname;
const DOCS = new URL('../../../docs/cli.md', import.meta.url);
const SECRET = 'node-secret-A1';
const COMMANDS = listCommandNames();

/** All commands that run something, so that a new one is tested, too. */
function listCommandNames(): string[] {
  const ignore = (): void => undefined;
  const terminal = { env: {}, writeStdout: ignore, writeStderr: ignore, isInteractive: false };
  const readStdin = () => Promise.resolve(Buffer.of());
  const program = createProgram(
    { ...terminal, readStdin, style: (_, text) => text },
    false,
    ignore,
  );
  return listCommands(program).map((command) => {
    const group = command.parent?.name() ?? '';
    return group === 'haptik' ? command.name() : `${group} ${command.name()}`;
  });
}

/** Prevents the import of packages that the command line can do without. */
const NO_NEST = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    if (/^(@nestjs\\/|rxjs|reflect-metadata|class-(validator|transformer)|intl-)/.test(specifier)) {
      throw new Error('imported ' + specifier);
    }
    return next(specifier, context);
  },
});`;

describe('the command haptik', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-cli-'));
    await writeFile(join(folder, 'no.nest.mjs'), NO_NEST);
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** Runs the built command in a process, as a shell does. */
  const haptik = (
    args: readonly string[],
    { env = {}, stdin = '', flags = [] as readonly string[] } = {},
  ) =>
    new Promise<{ exit: number; out: string; stderr: string }>((resolve) => {
      const options = { env: { PATH: process.env['PATH'], ...env }, cwd: folder };
      const child = execFile(
        process.execPath,
        [...flags, CLI, ...args],
        options,
        (error, out, stderr) => resolve({ exit: Number(error?.code ?? 0), out, stderr }),
      );
      child.stdin?.end(stdin);
    });

  it('signs the bytes of a pipe', async () => {
    const { exit, out } = await haptik(['sign'], {
      env: { HAPTIK_SECRET: SECRET },
      stdin: 'नम\r\n',
    });
    expect([exit, out]).toEqual([0, `${sign(Buffer.from('नम\r\n'), SECRET)}\n`]);
  });

  it('ends quietly when the reader of its output does', async () => {
    const env = { PATH: process.env['PATH'], HAPTIK_SECRET: SECRET };
    const child = spawn(process.execPath, [CLI, 'send', '--raw', '-', '--curl'], { env });
    const stderr = readText(child.stderr);
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end('x'.repeat(1_000_000));
    const [exit] = (await once(child, 'exit')) as [number];
    expect([exit, await stderr]).toEqual([0, '']);
  });

  it('starts without NestJS', async () => {
    await using receiver = new MisbehavingReceiver(SECRET);
    const url = await receiver.start();
    const flags = ['--import', pathToFileURL(join(folder, 'no.nest.mjs')).href];
    const env = { HAPTIK_SECRET: SECRET, HAPTIK_CONSOLE_TOKEN: 'hpt_a' };
    for (const [line, exit] of [
      ['--help', 0],
      ['sign', 0],
      [`send x --url ${url}`, 0],
      [`doctor ${url}`, 0],
      ['bundle --python --url https://bot.example/haptik', 0],
      [`copy pull --format json --url ${url}`, 3],
    ] as const) {
      const result = await haptik(line.split(' '), { env, flags });
      expect([line, result.exit, result.stderr]).toEqual([
        line,
        exit,
        expect.not.stringContaining('imported'),
      ]);
    }
  });

  it('is colored on a terminal only, or when FORCE_COLOR says so', async () => {
    await using receiver = new MisbehavingReceiver(SECRET);
    const args = ['send', 'x', '--url', await receiver.start()];
    const run = (env: Record<string, string>) =>
      haptik(args, { env: { HAPTIK_SECRET: SECRET, ...env } });
    expect((await run({})).out).not.toContain('\u001b[');
    expect((await run({ FORCE_COLOR: '1' })).out).toContain('\u001b[32msuccess');
    expect((await run({ NO_COLOR: '1' })).out).not.toContain('\u001b[');
  });

  it.each(COMMANDS)('has help with examples, --json and exit codes: %s', async (command) => {
    const { exit, out } = await runHaptik([...command.split(' '), '--help']);
    expect(exit).toBe(0);
    expect(out).toContain(`haptik ${command} `);
    expect(out).toMatch(new RegExp(`^ {2}(HAPTIK_\\w+=\\S+ )?haptik ${command}`, 'm'));
    expect(out).toContain('--json');
    expect(out).toContain('--env-file');
    expect(out).toContain('Exit codes:');
  });

  it('documents its commands and its exit codes', async () => {
    const page = await readFile(DOCS, 'utf8');
    const { out } = await runHaptik(['--help']);
    const [, codes = ''] = out.split('Exit codes:\n');
    for (const line of codes.trim().split('\n')) {
      const [, code, meaning] = /^\s*(\d+) {2}(.*)$/.exec(line) ?? [];
      expect(page.replaceAll(/ +/g, ' ')).toContain(`| ${code} | ${meaning} |`);
    }
    for (const command of COMMANDS) expect(page).toContain(`[\`haptik ${command}\`]`);
  });

  it.each([
    ['an unknown command', ['nonsense'], 'unknown command'],
    ['an unknown option', ['send', '--nonsense'], "unknown option '--nonsense'"],
    ['an option that does not exist', ['send', '--secret=value'], "unknown option '--secret'"],
    ['a missing secret', ['sign', '--secret-env', 'NOWHERE'], 'NOWHERE is not set'],
    [
      'a missing token',
      ['copy', 'pull', '--format', 'csv', '--url', 'http://127.0.0.1'],
      'HAPTIK_CONSOLE_TOKEN',
    ],
    ['a missing option', ['bundle', '--url', 'https://bot.example'], '--python'],
    ['a missing file', ['copy', 'push'], "missing required argument 'file'"],
  ])('prints an error as text or as JSON: %s', async (_, args, words) => {
    const text = await runHaptik(args);
    expect([text.exit, text.out, text.stderr]).toEqual([2, '', expect.stringContaining(words)]);
    const json = await runHaptik([...args, '--json']);
    expect([json.exit, json.stderr]).toEqual([2, '']);
    expect(JSON.parse(json.out)).toEqual({
      error: { code: 'usage', exitCode: 2, message: expect.stringContaining(words) },
    });
  });

  it('prints an unexpected error as one JSON document, or with its stack', async () => {
    const input = { env: { HAPTIK_SECRET: SECRET }, stdin: new TypeError('no such stream') };
    const json = await runHaptik(['sign', '--json'], input);
    expect([json.exit, json.stderr, JSON.parse(json.out)]).toEqual([
      11,
      '',
      {
        error: {
          code: 'unexpected',
          exitCode: 11,
          message: 'haptik failed: TypeError: no such stream',
        },
      },
    ]);
    const text = await runHaptik(['sign'], input);
    expect([text.exit, text.out]).toEqual([11, '']);
    expect(text.stderr).toMatch(/^haptik failed: TypeError: no such stream\n {4}at /);
  });

  it('prints the code of a code node as JSON', async () => {
    const args = ['bundle', '--python', '--url', 'https://bot.example/haptik', '--json'];
    const { out } = await runHaptik(args);
    expect(JSON.parse(out)).toMatchObject({
      url: 'https://bot.example/haptik',
      isSecretEmbedded: false,
      code: expect.stringContaining('def main(event, context)'),
    });
    const saved = await runHaptik([...args, '--out', join(folder, 'node.py')]);
    expect(JSON.parse(saved.out)).toMatchObject({ file: join(folder, 'node.py') });
    expect(await readdir(folder)).toContain('node.py');
  });

  it('never shows a secret, in text, JSON, errors or what it sends beside the signature', async () => {
    await using receiver = new MisbehavingReceiver('the-right-secret');
    const url = await receiver.start();
    const { port: busyPort } = new URL(url);
    const fixture = join(folder, 'fixture.json');
    const request = { body: '{"node":"x"}' };
    const response = { status: 200, body: {} };
    const format = 'haptik-fixture/1';
    await writeFile(fixture, JSON.stringify({ format, bot: 'default', request, response }));
    for (const secret of ['the-right-secret', 'the-wrong-secret', ' the-right-secret,"x"\n']) {
      for (const json of [[], ['--json']]) {
        for (const args of [
          ['send', 'x', '--url', url],
          ['send', 'x', '--curl'],
          ['doctor', `${url}?key=the-right-secret`],
          ['nodes', '--url', `${url}?key=the-right-secret`],
          ['recordings', 'list', '--url', `${url}?key=the-right-secret`],
          ['recordings', 'export', 'never.json', '--url', `${url}?key=the-right-secret`],
          ['recordings', 'save', 'last', 'never.json', '--url', `${url}?key=the-right-secret`],
          ['replay', fixture, '--to', `${url}?key=the-right-secret`],
          ['bundle', '--python', '--url', 'https://bot.example/haptik'],
          ['emulate', '--token-env', 'HAPTIK_SECRET', '--port', busyPort],
          ['playground', '--url', url, '--port', busyPort],
          ['sign'],
        ]) {
          const { out, stderr } = await runHaptik([...args, ...json], {
            env: { HAPTIK_SECRET: secret },
          });
          expect(`${out}${stderr}`).not.toMatch(/the-(right|wrong)-secret/);
        }
      }
    }
    for (const { bytes, incoming } of receiver.requests) {
      expect(`${bytes.toString()}${JSON.stringify(incoming.rawHeaders)}`).not.toContain('-secret');
    }
  });
});
