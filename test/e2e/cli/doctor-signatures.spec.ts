import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  request as forward,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import express from 'express';
import type { INestApplication } from '@nestjs/common';
import { sign } from 'nestjs-haptik';
import { EchoBot } from '../../support/bots/echo.bot.js';
import { runHaptik } from '../../support/command.line.js';
import {
  MisbehavingReceiver,
  type Misbehavior,
  sendJson,
  sendText,
} from '../../support/servers/http/misbehaving.receiver.js';
import { boot, SECRET } from '../../support/test.app.js';

/** The lines of the failed checks. */
async function findFailures(url: string, secret = SECRET): Promise<string[]> {
  const { out } = await runHaptik(['doctor', url], { env: { HAPTIK_SECRET: secret } });
  return out.split('\n').filter((line) => line.startsWith('failed'));
}

type Expectation = (bytes: Buffer) => string | undefined;

/** Refuses each POST unless a header is what the receiver expects by mistake. */
const expects =
  (expected: Expectation, header = 'x-hub-signature', refusal = 401): Misbehavior =>
  ({ method, bytes, incoming }, response) => {
    if (method !== 'POST') return false;
    const isRight = incoming.headers[header] === expected(bytes);
    return sendJson(response, isRight ? 400 : refusal, {});
  };

const hmac = (algorithm: string, bytes: Buffer, encoding: 'hex' | 'base64' = 'hex'): string =>
  createHmac(algorithm, SECRET).update(bytes).digest(encoding);
const rewritten =
  (write: (json: unknown) => string): Expectation =>
  (bytes) =>
    sign(Buffer.from(write(JSON.parse(bytes.toString()))), SECRET);
const toPython = (json: unknown): string =>
  JSON.stringify(json).replaceAll('":', '": ').replaceAll(',"', ', "');

/** Each is a wrong set-up of a receiver, with a part of the only line that explains it. */
const SETUPS: readonly (readonly [string, RegExp, Misbehavior])[] = [
  [
    'a parser has consumed the body',
    /something has consumed it/,
    expects(() => sign(Buffer.of(), SECRET)),
  ],
  [
    'an empty object is verified',
    /something has consumed it/,
    expects(() => sign(Buffer.from('{}'), SECRET)),
  ],
  [
    'a text of an object is verified',
    /something has consumed it/,
    expects(() => sign(Buffer.from('[object Object]'), SECRET)),
  ],
  [
    'a proxy writes JSON as Python does',
    /written as JSON again .*Python spacing/,
    expects(rewritten(toPython)),
  ],
  [
    'a proxy indents JSON',
    /written as JSON again .*indented by two/,
    expects(rewritten((json) => JSON.stringify(json, null, 2))),
  ],
  [
    'SHA-256 is expected',
    /HMAC-SHA256, but Haptik signs with SHA-1/,
    expects((bytes) => `sha256=${hmac('sha256', bytes)}`),
  ],
  [
    'the header of SHA-256 is expected',
    /HMAC-SHA256/,
    expects((bytes) => `sha256=${hmac('sha256', bytes)}`, 'x-hub-signature-256'),
  ],
  ['no prefix is expected', /without sha1=/, expects((bytes) => hmac('sha1', bytes))],
  [
    'base64 is expected',
    /in base64, but Haptik sends it in hex/,
    expects((bytes) => `sha1=${hmac('sha1', bytes, 'base64')}`),
  ],
  [
    'the secret ends with a line break',
    /white space, a line break/,
    expects((bytes) => sign(bytes, `${SECRET}\n`)),
  ],
  [
    'a wrong signature is answered with 500',
    /something has consumed it/,
    expects(() => sign(Buffer.of(), SECRET), 'x-hub-signature', 500),
  ],
  [
    'the verification fails',
    /\(500\)\. .*rawBody: true/,
    ({ method }, response) => method === 'POST' && sendJson(response, 500, {}),
  ],
  [
    'a guard asks for a token',
    /asks for credentials \(401, Bearer\).*Exclude the path/,
    ({ method }, response) =>
      method === 'POST' &&
      sendText(response, 401, '{}', { 'WWW-Authenticate': 'Bearer realm="x"' }),
  ],
  [
    'a proxy removes the header',
    /a proxy removes X-Hub-Signature.*haptik doctor --request/,
    ({ method }, response) => method === 'POST' && sendJson(response, 401, {}),
  ],
];

describe('haptik doctor explains a wrong set-up of the signature in one line', () => {
  it.each(SETUPS)('%s', async (_, cause, misbehave) => {
    await using receiver = new MisbehavingReceiver(SECRET, misbehave);
    const failures = await findFailures(await receiver.start());
    expect(failures).toEqual([expect.stringMatching(/^failed +signature-accepted +/)]);
    expect(failures[0]).toMatch(cause);
    const calls = receiver.requests.filter(({ bytes }) => bytes.includes('"node"'));
    expect(calls.every(({ bytes }) => bytes.includes('"haptik_doctor_probe"'))).toBe(true);
  });

  it('and haptik send does, too', async () => {
    await using receiver = new MisbehavingReceiver(SECRET, expects(rewritten(toPython)));
    const args = ['send', 'status', 'order_id=7', '--url', await receiver.start()];
    const { exit, stderr } = await runHaptik(args, { env: { HAPTIK_SECRET: SECRET } });
    expect([exit, stderr]).toEqual([5, expect.stringContaining('written as JSON again')]);
  });

  it('JSON.stringify(request.body) in Express', async () => {
    const app = express();
    app.get('/haptik', (_, response) => void response.json({}));
    app.post('/haptik', express.json({ limit: '2mb' }), (request, response) => {
      const digest = sign(Buffer.from(JSON.stringify(request.body)), SECRET);
      const isRight = request.headers['x-hub-signature'] === digest;
      response.status(isRight ? 200 : 401).json({ status: true, response: ['Hello'] });
    });
    await using server = await listen(createServer((...given) => void app(...given)));
    const failures = await findFailures(server.url);
    expect(failures).toEqual([expect.stringMatching(/body-bytes.*Python spacing.*express\.json/)]);
    // The call itself is written as JSON.stringify() does.
    const raw = ['send', '--raw', '-', '--url', server.url];
    const call = { env: { HAPTIK_SECRET: SECRET }, stdin: '{"node": "status"}' };
    expect((await runHaptik(raw, call)).stderr).toContain('written as JSON again');
  });

  it('a proxy that writes JSON again before an application with HaptikModule', async () => {
    const app = await boot({ metadata: { providers: [EchoBot] } });
    await app.listen(0, '127.0.0.1');
    const { port } = new URL(await app.getUrl());
    const relay = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
      const bytes = await buffer(incoming);
      const body = bytes.length > 0 ? toPython(JSON.parse(bytes.toString())) : '';
      const headers = { ...incoming.headers, 'content-length': String(Buffer.byteLength(body)) };
      const { method, url: path } = incoming;
      const outgoing = forward({ host: '127.0.0.1', port, method, path, headers }).end(body);
      const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    };
    await using server = await listen(createServer((...given) => void relay(...given)));
    const failures = await findFailures(server.url);
    await app.close();
    expect(failures).toEqual([expect.stringMatching(/signature-accepted.*Python spacing/)]);
  });
});

describe('haptik doctor finds nothing wrong', () => {
  it('when main.ts installs express.json() before HaptikModule', async () => {
    const host = (it: INestApplication): unknown => it.use(express.json());
    const app = await boot({ metadata: { providers: [EchoBot] }, rawBody: false, host });
    await app.listen(0, '127.0.0.1');
    const failures = await findFailures(`${await app.getUrl()}/haptik`);
    await app.close();
    expect(failures).toEqual([]);
  });
});

interface ListeningServer extends AsyncDisposable {
  readonly url: string;
}

async function listen(server: Server): Promise<ListeningServer> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}/haptik`, [Symbol.asyncDispose]: close };
}
