import type { ServerResponse } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { HaptikAgentDesk, sign } from 'nestjs-haptik';
import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { runHaptik } from '../../support/command.line.js';
import { EchoBot } from '../../support/bots/echo.bot.js';
import {
  MisbehavingReceiver,
  type Misbehavior,
  sendJson,
  sendText,
} from '../../support/servers/http/misbehaving.receiver.js';
import { boot, HTTP_PLATFORMS, MemoryLogger, SECRET } from '../../support/test.app.js';

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

const isCall = (bytes: Buffer): boolean => bytes.includes('"node"');
const onCall =
  (answer: Misbehavior): Misbehavior =>
  (request, response) =>
    request.isSigned && isCall(request.bytes) && answer(request, response);
/** Answers as a receiver that has accepted the signature. */
const answer = (bytes: Buffer, response: ServerResponse): true =>
  isCall(bytes)
    ? sendJson(response, 200, { status: true, response: ['Hello'] })
    : sendJson(response, 400, {});
const reply = (body: unknown): Misbehavior =>
  onCall((_, response) => sendJson(response, 200, body));
const JSON_TYPE = { 'Content-Type': 'application/json' };
const REPLY = '{"status":true,"response":["Hello"]}';

/** Each is one fault of a receiver, with the check that finds it, its outcome and a part of its text. */
const FAULTS: readonly (readonly [string, string, string, string, Misbehavior])[] = [
  [
    'GET is not allowed',
    'get',
    'failed',
    '405',
    ({ method }, response) => method === 'GET' && sendJson(response, 405, {}),
  ],
  [
    'HEAD is not allowed',
    'head',
    'warning',
    '405',
    ({ method }, response) => method === 'HEAD' && sendJson(response, 405, {}),
  ],
  [
    'POST becomes GET',
    'post',
    'failed',
    'makes a GET of the call',
    ({ method }, response) =>
      method === 'POST' && sendText(response, 302, '', { Location: 'https://bot.example/x?t=1' }),
  ],
  [
    'POST is redirected',
    'post',
    'failed',
    '(308) to https://bot.example/x,',
    ({ method }, response) =>
      method === 'POST' && sendText(response, 308, '', { Location: 'https://bot.example/x?t=1' }),
  ],
  [
    'the path is wrong',
    'post',
    'failed',
    'Check the path',
    ({ method }, response) => method === 'POST' && sendJson(response, 404, {}),
  ],
  [
    'nothing is at the path',
    'get',
    'failed',
    'Nothing is at this path',
    (_, response) => sendJson(response, 404, {}),
  ],
  [
    'a sign-in is before the path',
    'get',
    'failed',
    'Exclude the path',
    (_, response) => sendJson(response, 401, {}),
  ],
  [
    'JSON that is no call breaks it',
    'reply-type',
    'warning',
    'text/plain',
    ({ method, isSigned, bytes }, response) => {
      if (method !== 'POST' || !isSigned) return false;
      return isCall(bytes)
        ? sendText(response, 200, REPLY, { 'Content-Type': 'text/plain' })
        : sendJson(response, 500, {});
    },
  ],
  [
    'POST is not allowed',
    'post',
    'failed',
    'does not accept POST',
    ({ method }, response) => method === 'POST' && sendJson(response, 405, {}),
  ],
  [
    'the proxy has no application',
    'post',
    'failed',
    'A proxy cannot reach',
    ({ method }, response) => method === 'POST' && sendJson(response, 502, {}),
  ],
  [
    'a firewall shows a page',
    'signature-accepted',
    'failed',
    'firewall',
    ({ method }, response) =>
      method === 'POST' && sendText(response, 403, '<html>', { 'Content-Type': 'text/html' }),
  ],
  [
    'a forged signature is accepted',
    'signature-forged',
    'failed',
    'anyone who knows the URL',
    ({ incoming, bytes, isSigned }, response) =>
      !isSigned && incoming.headers['x-hub-signature'] !== undefined && answer(bytes, response),
  ],
  [
    'no signature is required',
    'signature-missing',
    'failed',
    'allowUnsigned',
    ({ method, incoming, bytes }, response) =>
      method === 'POST' &&
      incoming.headers['x-hub-signature'] === undefined &&
      answer(bytes, response),
  ],
  [
    'a body is written again before it is verified',
    'body-bytes',
    'failed',
    'Python spacing',
    ({ method, bytes, incoming }, response) => {
      if (method !== 'POST') return false;
      const again = Buffer.from(JSON.stringify(JSON.parse(bytes.toString())));
      const isRight = sign(again, SECRET) === incoming.headers['x-hub-signature'];
      return !isRight && sendJson(response, 401, {});
    },
  ],
  [
    'large bodies are refused',
    'body-1mb',
    'warning',
    'client_max_body_size',
    ({ bytes }, response) => bytes.length > 100_000 && sendJson(response, 413, {}),
  ],
  [
    'large bodies break it',
    'body-1mb',
    'failed',
    '500',
    ({ bytes }, response) => bytes.length > 100_000 && sendJson(response, 500, {}),
  ],
  [
    'a charset is refused',
    'content-type',
    'failed',
    '415',
    ({ incoming }, response) =>
      /charset/.test(incoming.headers['content-type'] ?? '') && sendJson(response, 415, {}),
  ],
  ['the status is 201', 'reply', 'failed', '201', onCall((_, it) => sendJson(it, 201, {}))],
  [
    'the reply is no JSON',
    'reply',
    'failed',
    'JSON',
    onCall((_, it) => sendText(it, 200, 'ok', JSON_TYPE)),
  ],
  ['there is no message', 'reply', 'failed', 'no messages', reply({ status: true, response: [] })],
  ['a message is empty', 'reply', 'failed', 'response[0]', reply({ status: true, response: [''] })],
  [
    'the status is a text',
    'reply',
    'failed',
    'a string',
    reply({ status: 'true', response: ['x'] }),
  ],
  ['the status is missing', 'reply', 'failed', 'missing', reply({ response: ['x'] })],
  [
    'an element is an object',
    'reply',
    'warning',
    'as a string',
    reply({ status: true, response: [{ type: 'TEXT', text: 'x', data: {} }] }),
  ],
  [
    'an element is of Python',
    'reply',
    'failed',
    'reads its code',
    reply({ status: true, response: ["{'text': 'x', 'type': 'TEXT', 'data': {}}"] }),
  ],
  [
    'an element is invalid',
    'reply',
    'warning',
    'data.items',
    reply({ status: true, response: ['{"text":"x","type":"BUTTON","data":{"items":[]}}'] }),
  ],
  [
    'the connection closes',
    'reply',
    'failed',
    'connection',
    onCall((_, it) => Boolean(it.destroy())),
  ],
  [
    'the reply is called text',
    'reply-type',
    'warning',
    'text/plain',
    onCall((_, it) => sendText(it, 200, REPLY, { 'Content-Type': 'text/plain' })),
  ],
  [
    'the reply is compressed with brotli',
    'compression',
    'failed',
    'did not accept',
    onCall((_, it) =>
      sendText(it, 200, brotliCompressSync(REPLY), { ...JSON_TYPE, 'Content-Encoding': 'br' }),
    ),
  ],
  [
    'the reply only says that it is compressed',
    'compression',
    'failed',
    'is not gzip',
    onCall((_, it) => sendText(it, 200, REPLY, { ...JSON_TYPE, 'Content-Encoding': 'gzip' })),
  ],
  [
    'connections are closed',
    'keep-alive',
    'warning',
    'closes the connection',
    (_, response) => {
      response.setHeader('Connection', 'close');
      return false;
    },
  ],
  [
    'the clock is wrong',
    'clock',
    'warning',
    'NTP',
    (_, response) => {
      response.setHeader('Date', new Date(Date.now() - 3_600_000).toUTCString());
      return false;
    },
  ],
];

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
