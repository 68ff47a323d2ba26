import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import type { HaptikModuleOptions } from 'nestjs-haptik';
import { EchoBot } from '../../support/bots/echo.bot.js';
import { runHaptik } from '../../support/command.line.js';
import { startReceiver } from '../../support/servers/http/signature.receiver.js';
import { boot } from '../../support/test.app.js';

type Env = Readonly<Record<string, string>>;

/** The failed checks of the URL, each as one line. */
async function findFailures(url: string, env: Env, ...args: string[]): Promise<string[]> {
  const { out } = await runHaptik(['doctor', url, ...args], { env });
  return out.split('\n').filter((line) => line.startsWith('failed'));
}

describe('the secret of a command', () => {
  let app: INestApplication;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(() => app?.close());

  const start = async (secrets: HaptikModuleOptions['secrets']): Promise<string> => {
    app = await boot({ metadata: { providers: [EchoBot] }, options: { secrets } });
    await app.listen(0, '127.0.0.1');
    return `${await app.getUrl()}/haptik`;
  };
  const write = async (name: string, text: string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  };

  describe('that is not set', () => {
    const MISSING =
      /HAPTIK_SECRET is not set here, so the request is signed with the public .*--env-file \.env/;

    it('is the one cause that haptik doctor names', async () => {
      const url = await start('a-random-secret');
      expect(await findFailures(url, {})).toEqual([expect.stringMatching(MISSING)]);
      const { out } = await runHaptik(['doctor', url, '--json']);
      expect(out).toMatch(MISSING);
      expect(out).not.toContain('Integration tab');
    });

    it('is the one cause that haptik send and replay name', async () => {
      const url = await start('a-random-secret');
      const sent = await runHaptik(['send', 'greets', '--url', url, '--json']);
      const { error } = JSON.parse(sent.out) as { error: { message: string } };
      expect([sent.exit, error.message]).toEqual([5, expect.stringMatching(MISSING)]);
      expect(error.message).not.toContain('Integration tab');
      const fixture = {
        format: 'haptik-fixture/1',
        bot: 'default',
        request: { body: '{"node":"greets"}' },
        response: { status: 200, body: {} },
      };
      const file = await write('fixture.json', JSON.stringify(fixture));
      const replayed = await runHaptik(['replay', file, '--to', url]);
      expect([replayed.exit, replayed.out]).toEqual([1, expect.stringMatching(MISSING)]);
    });
  });

  describe('of --env-file', () => {
    it('is used, with other variables, by every command', async () => {
      const url = await start('a-random-secret');
      const file = await write(
        'a.env',
        `HAPTIK_SECRET=a-random-secret\nHAPTIK_WEBHOOK_URL=${url}\n`,
      );
      const checked = await runHaptik(['doctor', '--env-file', file]);
      expect([checked.exit, checked.stderr]).toEqual([0, '']);
      const stdin = 'x';
      const signed = await runHaptik(['sign', '--env-file', file], { stdin });
      const digest = createHmac('sha1', 'a-random-secret').update(stdin).digest('hex');
      expect(signed.out).toBe(`sha1=${digest}\n`);
      const nodes = await runHaptik(['nodes', '--env-file', file]);
      expect([nodes.exit, nodes.out]).toEqual([0, expect.stringContaining('Bot default')]);
    });

    it('gives way to the environment, and of two files the later one wins', async () => {
      const one = await write('one.env', 'HAPTIK_SECRET=one\n');
      const two = await write('two.env', "HAPTIK_SECRET='t#wo'\n");
      const sign = (...args: string[]) =>
        runHaptik(['sign', ...args.flatMap((file) => ['--env-file', file])], { env, stdin: 'x' });
      let env: Record<string, string> = {};
      const digestOf = (secret: string) =>
        `sha1=${createHmac('sha1', secret).update('x').digest('hex')}\n`;
      expect(await sign(one, two)).toEqual({ exit: 0, out: digestOf('t#wo'), stderr: '' });
      env = { HAPTIK_SECRET: 'set' };
      expect((await sign(one, two)).out).toBe(digestOf('set'));
    });

    it('is named when Node reads it in another way than it looks', async () => {
      const cut = await write('cut.env', '# comment\nHAPTIK_SECRET=ab#cd\nOTHER=x # comment\n');
      const warned = await runHaptik(['sign', '--env-file', cut]);
      expect(warned.stderr).toBe(
        `${cut}: the value of HAPTIK_SECRET is cut at the #. Put it in single quotes.\n`,
      );
      const marked = await write('mark.env', '\ufeffHAPTIK_SECRET=ab\n');
      const { exit, stderr } = await runHaptik(['sign', '--env-file', marked]);
      expect([exit, stderr]).toEqual([
        2,
        expect.stringMatching(/begins with a byte order mark.*\n.*HAPTIK_SECRET is not set/),
      ]);
    });

    it('must exist', async () => {
      const { exit, out } = await runHaptik(['send', 'x', '--env-file', 'no.env', '--json']);
      expect([exit, out]).toEqual([2, expect.stringContaining('no.env cannot be read (ENOENT)')]);
    });
  });

  describe('of some nodes', () => {
    const secrets = { nodes: { greets: 'secret-of-greets', waits: 'secret-of-waits' } };
    const SOME_NODES =
      /^failed +reply +The signature of a call is refused \(401\).* The secret is that of some nodes, or past its notAfter\. Add --node <one of its nodes>, or give the secret of the bot\.$/;

    it('is said to be that, and not a changed body', async () => {
      const url = await start(secrets);
      const env = { HAPTIK_SECRET: 'secret-of-greets', OTHER: 'secret-of-waits' };
      expect(await findFailures(url, env)).toEqual([expect.stringMatching(SOME_NODES)]);
      expect(await findFailures(url, env, '--node', 'greets')).toEqual([]);
      expect(await findFailures(url, env, '--node', 'waits')).toEqual([
        expect.stringMatching(
          /is that of another node, or past its notAfter.*of the node waits\.$/,
        ),
      ]);
      const other = ['--node', 'waits', '--other-secret-env', 'OTHER'];
      expect(await findFailures(url, env, ...other)).toEqual([
        expect.stringMatching(/It accepts the one in OTHER, the secret of another bot or node/),
      ]);
      const sent = await runHaptik(['send', 'waits', '--url', url], { env });
      expect(sent.stderr).toContain('not for this node: it is the secret of another node');
    });

    it('or expired', async () => {
      const notAfter = new Date(Date.now() - 60_000);
      const url = await start(['current', { value: 'old', notAfter }]);
      const env = { HAPTIK_SECRET: 'old' };
      expect(await findFailures(url, env)).toEqual([expect.stringMatching(SOME_NODES)]);
      const sent = await runHaptik(['send', 'greets', '--url', url], { env });
      expect(sent.stderr).toContain('or past its notAfter. Give the current secret of this node.');
    });
  });

  it('is no argument, and neither is that of another bot', async () => {
    const args = ['doctor', '--other-secret-env', 'not-a-name!'];
    const { exit, stderr } = await runHaptik(args);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('--other-secret-env is the name')]);
    expect(stderr).not.toContain('not-a-name');
  });

  it('of a gateway is a header from a file', async () => {
    let key: unknown;
    await using receiver = await startReceiver({
      accepts: (_, headers) => {
        key = headers['x-api-key'];
        return true;
      },
    });
    const file = await write('headers', 'X-Api-Key: gateway-key\nX-Request-Id: 7\n');
    const args = ['send', 'x', '--url', receiver.url, '--header', `@${file}`];
    const { exit } = await runHaptik(args, { env: { HAPTIK_SECRET: 'a' } });
    expect([exit, key]).toEqual([0, 'gateway-key']);
  });
});
