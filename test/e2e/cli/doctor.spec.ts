import { gzipSync } from 'node:zlib';
import { HaptikAgentDesk } from 'nestjs-haptik';
import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { runHaptik } from '../../support/command.line.js';
import { EchoBot } from '../../support/bots/echo.bot.js';
import { MisbehavingReceiver, sendText } from '../../support/servers/http/misbehaving.receiver.js';
import { boot, HTTP_PLATFORMS, MemoryLogger, SECRET } from '../../support/test.app.js';
import { FAULTS, JSON_TYPE, onCall, REPLY } from '../../support/values/receiver.faults.js';

interface Report {
  readonly result: string;
  readonly checks: readonly { check: string; outcome: string; message: string; cure?: string }[];
}

const examine = async (url: string, args: string[] = [], secret = SECRET) => {
  const env = { HAPTIK_SECRET: secret };
  const { exit, out, stderr } = await runHaptik(['doctor', url, '--json', ...args], { env });
  const report = JSON.parse(out) as Report;
  const problems = report.checks.filter(({ outcome }) => /warning|failed/.test(outcome));
  return { exit, stderr, report, problems };
};

describe.each(HTTP_PLATFORMS)('haptik doctor with an application on %s', (platform) => {
  it('finds nothing wrong, runs no node, and hands no chat off', async () => {
    await using emulator = new HaptikPlatformEmulator();
    await emulator.start();
    const logger = new MemoryLogger();
    const app = await boot({
      platform,
      logger,
      metadata: { providers: [EchoBot] },
      options: { handoff: { desk: new HaptikAgentDesk(emulator.credentials), team: 'support' } },
    });
    await app.listen(0, '127.0.0.1');
    const url = `${await app.getUrl()}/haptik`;
    const { exit, stderr, report, problems } = await examine(url);
    const requests = emulator.requests.length;
    // The same node hands off the chat of a user with a name.
    const env = { HAPTIK_SECRET: SECRET };
    await runHaptik(['send', 'haptik_doctor_probe', '--url', url], { env });
    await app.close();
    expect({ exit, stderr, problems }).toEqual({ exit: 0, stderr: '', problems: [] });
    expect(report.checks.filter(({ outcome }) => outcome === 'ok').length).toBeGreaterThan(15);
    expect([app.get(EchoBot).calls, requests, emulator.requests.length]).toEqual([[], 0, 1]);
  });

  it.each([
    ['white space', `${SECRET} `, 'differ by white space'],
    ['quotation marks', `'${SECRET}'`, 'differ by quotation marks'],
    ['another secret', 'quite-another', 'The secrets differ'],
  ])('explains a wrong secret in one line: %s', async (_, secret, words) => {
    const app = await boot({ platform, metadata: { providers: [EchoBot] } });
    await app.listen(0, '127.0.0.1');
    const url = `${await app.getUrl()}/haptik`;
    const { exit, problems } = await examine(url, [], secret);
    const text = await runHaptik(['doctor', url], { env: { HAPTIK_SECRET: secret } });
    await app.close();
    expect([exit, problems]).toMatchObject([
      1,
      [{ check: 'signature-accepted', cure: expect.stringContaining(words) }],
    ]);
    expect(text.out).toMatch(
      new RegExp(`^failed +signature-accepted +The webhook .*${words}`, 'm'),
    );
    expect(`${text.out}${text.stderr}`).not.toContain(secret.trim());
  });
});

describe('haptik doctor with a receiver that misbehaves in one way', () => {
  it('finds nothing wrong with a correct receiver', async () => {
    await using receiver = new MisbehavingReceiver(SECRET);
    const { exit, problems } = await examine(await receiver.start());
    expect([exit, problems]).toEqual([0, []]);
  });

  it('accepts a reply with gzip', async () => {
    const headers = { ...JSON_TYPE, 'Content-Encoding': 'gzip' };
    await using receiver = new MisbehavingReceiver(
      SECRET,
      onCall((_, response) => sendText(response, 200, gzipSync(REPLY), headers)),
    );
    expect((await examine(await receiver.start())).problems).toEqual([]);
  });

  it.each(FAULTS)('when %s, the check %s says so', async (_, check, outcome, words, misbehave) => {
    await using receiver = new MisbehavingReceiver(SECRET, misbehave);
    const { exit, report, problems } = await examine(await receiver.start());
    const found = problems.find((one) => one.check === check);
    expect(found).toMatchObject({ outcome, cure: expect.stringMatching(/\w/) });
    expect(`${found?.message} ${found?.cure}`).toContain(words);
    // HEAD of most servers fails as GET does, and so may POST; a broken reply may fail in two ways.
    expect(problems.length).toBeLessThanOrEqual(3);
    expect(exit).toBe(problems.some((one) => one.outcome === 'failed') ? 1 : 10);
    expect(report.result).toBe(exit === 1 ? 'failed' : 'warning');
    expect(JSON.stringify(report)).not.toMatch(/t=1/);
  });

  it('says that nothing listens, or that the host is unknown', async () => {
    const closed = await examine('http://127.0.0.1:9/haptik');
    expect([closed.exit, closed.problems[0]]).toMatchObject([
      1,
      { check: 'get', outcome: 'failed' },
    ]);
    const unknown = await examine('https://no-such-host.invalid/haptik');
    expect([unknown.exit, unknown.problems]).toMatchObject([1, [{ check: 'dns' }]]);
  });

  it('finds that a public URL has no TLS', async () => {
    const { problems } = await examine('http://no-such-host.invalid/haptik');
    expect(problems.map(({ check }) => check)).toEqual(['url', 'dns']);
  });

  it('runs a node on another machine only after a confirmation', async () => {
    const args = ['doctor', 'https://no-such-host.invalid/haptik', '--node', 'pay'];
    const env = { HAPTIK_SECRET: SECRET };
    for (const input of [{ env }, { env, answer: false }]) {
      const { exit, stderr } = await runHaptik(args, input);
      expect([exit, stderr]).toEqual([2, expect.stringContaining('--yes')]);
    }
    expect((await runHaptik(args, { env, answer: true })).out).toContain('dns');
    expect((await runHaptik([...args, '--yes'], { env })).out).toContain('dns');
    await using receiver = new MisbehavingReceiver(SECRET);
    await runHaptik(['doctor', await receiver.start(), '--node', 'pay'], { env });
    expect(receiver.requests.filter(({ bytes }) => bytes.includes('"pay"'))).toHaveLength(1);
  });
});
