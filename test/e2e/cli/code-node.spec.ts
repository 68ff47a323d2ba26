import { type INestApplication, Injectable } from '@nestjs/common';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { HaptikCall, HaptikNode, type NodeCall, reply } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { sign } from '../../../src/signature/signature.js';
import { RecordingBot } from '../../support/bots/recording.bot.js';
import {
  CaptureServer,
  closeConnection,
  floodResponse,
  neverRespond,
  type ResponseBehavior,
  respondWith,
  respondWithBytes,
  throttleResponse,
  truncateResponse,
} from '../../support/servers/capture.server.js';
import { createSelfSignedCertificate } from '../../support/servers/certificate.js';
import { CodeNodeProcess, type CodeNodeAnswer } from '../../support/servers/code.node.process.js';
import { boot, SECRET } from '../../support/test.app.js';
import { FIXTURE_SECRETS, requestFixtures } from '../../support/values/fixtures.js';

const ENGLISH = 'Something went wrong on our side. Please try again in a moment.';
const HINDI = 'हमारी ओर से कुछ गड़बड़ हुई है। कृपया थोड़ी देर बाद फिर कोशिश करें।';
const PERSONAL = 'asha@shop.example';
const REPLY = '{"status":true,"response":["Hello!"]}';

@Injectable()
class OrderBot {
  @HaptikNode('ORDER')
  order(@HaptikCall() call: NodeCall) {
    return reply(`नमस्ते ${call.user.fullName} 👋`, 'दूसरा')
      .conversation({ last_order: 'नया', total: 1e21 })
      .user({ city: 'पुणे' });
  }
}

/** The body of an event, with the secret among the bot's environment variables. */
const bodyOf = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    node: 'ORDER',
    event: 'API_INTEGRATION',
    user: { user_name: PERSONAL, full_name: 'आशा' },
    entities: {},
    env_variables: { HAPTIK_SECRET: SECRET },
    ...more,
  });

describe('a code node in Python', () => {
  let python: CodeNodeProcess;
  let app: INestApplication;
  let url: string;
  const server = new CaptureServer();
  let serverUrl: string;
  let node: string;
  let impatient: string;

  beforeAll(async () => {
    python = await CodeNodeProcess.start();
    app = await boot({ metadata: { providers: [OrderBot] } });
    url = await new HaptikTestClient(app).url();
    serverUrl = `${await server.start()}/haptik`;
    node = await python.bundle(['--url', url]);
    impatient = await python.bundle(['--url', serverUrl, '--timeout', '0.4']);
  });
  afterAll(async () => {
    await python.stop();
    await app.close();
    await server.stop();
  });

  /** The reply to the same bytes as a signed call. */
  const callDirectly = async (to: string, body: string, secret = SECRET): Promise<string> => {
    const bytes = Buffer.from(body);
    const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature': sign(bytes, secret) };
    return (await fetch(to, { method: 'POST', headers, body: bytes })).text();
  };

  const expectFallback = (answer: CodeNodeAnswer, cause: RegExp | string, text = ENGLISH) => {
    const { result, printed } = answer;
    expect(JSON.parse(result?.body ?? '')).toEqual({ status: false, response: [text] });
    expect(result).toMatchObject({
      statusCode: 200,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(printed).toMatch(/^haptik: fallback reply: .+\n$/);
    expect(printed).toMatch(cause);
    for (const hidden of [SECRET, PERSONAL, 'आशा']) expect(printed).not.toContain(hidden);
  };

  it('returns the reply of the decorated method, byte for byte', async () => {
    const body = bodyOf({ conversation_no: 12_345_678 });
    const { result, printed } = await python.call(node, { body });
    expect(result).toEqual({
      statusCode: 200,
      body: await callDirectly(url, body),
      headers: { 'Content-Type': 'application/json' },
    });
    expect(JSON.parse(result?.body ?? '')).toEqual({
      status: true,
      response: ['नमस्ते आशा 👋', 'दूसरा'],
      conversation_details: { last_order: 'नया', total: 1e21 },
      user_details: { city: 'पुणे' },
    });
    expect(printed).toBe('');
  });

  it.each(FIXTURE_SECRETS)(
    'returns the replies to recorded calls, with the secret %j in the code',
    async (secret) => {
      const bot = new RecordingBot();
      const recording = await bot.boot('fastify');
      const to = await new HaptikTestClient(recording).url();
      const options = ['--url', to, '--embed-secret', '--secret-env', 'BOT_SECRET'];
      const file = await python.bundle(options, { BOT_SECRET: secret });
      for (const { bytes } of requestFixtures('integration')) {
        const body = bytes.toString('utf8');
        const { result } = await python.call(file, { body });
        expect(result?.body).toBe(await callDirectly(to, body, secret));
        expect(JSON.parse(result?.body ?? '')).toMatchObject({ status: true });
      }
      await recording.close();
    },
  );

  it('forwards the bytes of the body unchanged, signed', async () => {
    server.respondNextWith(respondWith(200, JSON.parse(REPLY)));
    const spaced = ` { "big":123456789012345678901234567890, "float":1e999,"x":"\\u0928न😀",${bodyOf().slice(1)}\n`;
    expect((await python.call(impatient, { body: spaced })).result?.body).toBe(REPLY);
    const [request] = server.requests;
    expect(request?.body.toString('utf8')).toBe(spaced);
    expect(request?.requestLine).toBe('POST /haptik');
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-hub-signature': sign(Buffer.from(spaced), SECRET),
    });
  });

  it('keeps the numbers and the nested state of a reply', async () => {
    const big =
      '{"status":false,"response":["1"],"conversation_details":{"n":[12345678901234567890,1.10,1e999],"cart":{"items":[{"id":null}]}}}';
    server.respondNextWith(respondWith(200, big));
    expect((await python.call(impatient, { body: bodyOf() })).result?.body).toBe(big);
  });

  it('sends the user_data of the test input as the user', async () => {
    const input = { user: undefined, user_data: { full_name: 'आशा', language_code: 'hi' } };
    const { result } = await python.call(node, { body: bodyOf(input) });
    expect(JSON.parse(result?.body ?? '').response[0]).toBe('नमस्ते आशा 👋');
    const both = await python.call(node, { body: bodyOf({ user_data: { full_name: 'Ravi' } }) });
    expect(JSON.parse(both.result?.body ?? '').response[0]).toBe('नमस्ते आशा 👋');
    const given = { ...input, env_variables: {} };
    expectFallback(await python.call(node, { body: bodyOf(given) }), 'HAPTIK_SECRET', HINDI);
  });

  it('accepts a body that is already parsed', async () => {
    const { result } = await python.call(node, { body: JSON.parse(bodyOf()) });
    expect(JSON.parse(result?.body ?? '')).toMatchObject({ status: true });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['the language of the user', { user: { language_code: 'hi' } }, HINDI],
    ['that language with a region', { user: { language_code: 'HI_in' } }, HINDI],
    ['the stored language', { user: {}, user_details: { language_code: 'hi-IN' } }, HINDI],
    ['English for another language', { user: { language_code: 'ta' } }, ENGLISH],
    ['English for no language', { user: { language_code: 5 }, user_details: 'hi' }, ENGLISH],
    ['English without a user', { user: null }, ENGLISH],
  ])('returns the fallback text in %s', async (_, more, text) => {
    server.respondNextWith(closeConnection);
    expectFallback(await python.call(impatient, { body: bodyOf(more) }), /./, text);
  });

  it('returns the given fallback text in every language', async () => {
    const text = 'क्षमा करें, "थोड़ी" देर बाद 😀 %s {x} \\';
    const file = await python.bundle(['--url', serverUrl, '--fallback-text', text]);
    for (const language_code of ['hi', 'en', 'ta']) {
      server.respondNextWith(closeConnection);
      const answer = await python.call(file, { body: bodyOf({ user: { language_code } }) });
      expectFallback(answer, /./, text);
    }
  });

  it.each<[string, ResponseBehavior, RegExp]>([
    ['never responds', neverRespond, /: no response within 0.4 seconds$/m],
    ['responds byte by byte', throttleResponse, /: no response within 0.4 seconds$/m],
    [
      'sends headers forever',
      (response) => {
        const timer = setInterval(
          () => response.socket?.write('HTTP/1.1 100 Continue\r\n\r\n'),
          10,
        );
        response.once('close', () => clearInterval(timer));
      },
      /: no response within 0.4 seconds$/m,
    ],
    ['closes the connection', closeConnection, /Remote end closed/],
    ['sends half of a response', truncateResponse, /not JSON|IncompleteRead/],
    ['sends more than 1 MB', floodResponse, /larger than 1000000 bytes/],
    [
      'sends a large reply',
      respondWith(200, { status: true, response: ['x'.repeat(5e6)] }),
      /larger than/,
    ],
    ['does not use HTTP', respondWithBytes('SSH-2.0-x\r\n'), /BadStatusLine/],
    ['redirects', respondWith(307, {}, { Location: '/elsewhere' }), /status 307/],
    ['responds with 201', respondWith(201, JSON.parse(REPLY)), /status 201/],
    ['responds with 500', respondWith(500, '<h1>Error</h1>'), /status 500/],
    ['responds with a web page', respondWith(200, '<!doctype html>'), /not JSON/],
    ['responds with nothing', respondWith(200, ''), /not JSON/],
    [
      'responds with another encoding',
      (response) => void response.end(Buffer.from('{"é":1}', 'latin1')),
      /not JSON/,
    ],
    ['responds with NaN', respondWith(200, REPLY.replace('true', 'NaN')), /not JSON/],
    [
      'responds with nested lists',
      respondWith(200, '['.repeat(100_000)),
      /RecursionError|not JSON/,
    ],
    ['has no status', respondWith(200, { response: ['x'] }), /not a reply/],
    [
      'has a status that is a number',
      respondWith(200, { status: 1, response: ['x'] }),
      /not a reply/,
    ],
    ['has no messages', respondWith(200, { status: true, response: [] }), /not a reply/],
    [
      'has an empty message',
      respondWith(200, { status: true, response: ['x', ''] }),
      /not a reply/,
    ],
    [
      'has a message that is a number',
      respondWith(200, { status: true, response: [5] }),
      /not a reply/,
    ],
    ['has a text as messages', respondWith(200, { status: true, response: 'x' }), /not a reply/],
    ['responds with a list', respondWith(200, [REPLY]), /not a reply/],
  ])('returns the fallback text when the webhook %s', async (_, behavior, cause) => {
    server.respondNextWith(behavior);
    expectFallback(await python.call(impatient, { body: bodyOf() }), cause);
    expect(server.requests).toHaveLength(1);
  });

  it('returns the fallback text when the TLS handshake is not answered', async () => {
    const silent = createTcpServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const address = `https://localhost:${port}/haptik`;
    const file = await python.bundle(['--url', address, '--timeout', '0.4']);
    expectFallback(await python.call(file, { body: bodyOf() }), /no response within/);
    // It closes when the timeout of the socket has ended the handshake.
    await new Promise((resolve) => silent.close(resolve));
  });

  it('closes the connection when the time is over', async () => {
    const isClosed = new Promise<void>((resolve) => {
      server.respondNextWith((response, request) => {
        response.once('close', resolve);
        throttleResponse(response, request);
      });
    });
    expectFallback(await python.call(impatient, { body: bodyOf() }), /no response within/);
    await isClosed;
  });

  it('returns the fallback text for a wrong secret, and for none', async () => {
    const wrong = bodyOf({ env_variables: { HAPTIK_SECRET: 'another' } });
    expectFallback(await python.call(node, { body: wrong }), /status 401$/m);
    for (const env_variables of [
      undefined,
      null,
      {},
      [],
      { HAPTIK_SECRET: '' },
      { HAPTIK_SECRET: 5 },
    ]) {
      const answer = await python.call(node, { body: bodyOf({ env_variables }) });
      expectFallback(answer, /no environment variable HAPTIK_SECRET$/m);
    }
  });

  it('returns the fallback text for a webhook that cannot be reached', async () => {
    const closed = await python.bundle(['--url', 'http://127.0.0.1:9/haptik']);
    expectFallback(await python.call(closed, { body: bodyOf() }), /Connection refused/);
    const unknown = await python.bundle(['--url', 'https://bot.invalid/haptik']);
    expectFallback(await python.call(unknown, { body: bodyOf() }), /\[Errno -?\d+\]/);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['without a body', {}],
    ['with a body of null', { body: null }],
    ['with an empty body', { body: '' }],
    ['with a body that is not JSON', { body: `{"user": "${PERSONAL}"` }],
    ['with a body that is a list', { body: '[1]' }],
    ['with a body that is a number', { body: 5 }],
    ['with half of a character', { body: bodyOf().replace('{', '{"x":"\ud83d",') }],
    ['with nested lists', { body: '['.repeat(100_000) }],
    ['that is not a call', { body: bodyOf({ node: undefined }) }],
  ])('returns the fallback text for an event %s', async (_, event) => {
    expectFallback(await python.call(node, event), /./);
  });

  it('uses no proxy of the environment', async () => {
    const behindProxy = await CodeNodeProcess.start({ http_proxy: 'http://127.0.0.1:9' });
    const { result } = await behindProxy.call(node, { body: bodyOf() });
    expect(JSON.parse(result?.body ?? '')).toMatchObject({ status: true });
    await behindProxy.stop();
  });

  it('calls a webhook over TLS, whose certificate must be trusted', async () => {
    const { key, cert } = createSelfSignedCertificate();
    let calls = 0;
    const tls = createTlsServer({ key, cert }, (_request, response) => {
      calls += 1;
      response.end(REPLY);
    });
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
    const { port } = tls.address() as AddressInfo;
    const file = await python.bundle(['--url', `https://localhost:${port}/haptik`]);
    expectFallback(await python.call(file, { body: bodyOf() }), /certificate verify failed/);
    expect(calls).toBe(0);
    const trusting = await CodeNodeProcess.start({ SSL_CERT_FILE: await python.write(cert) });
    expect((await trusting.call(file, { body: bodyOf() })).result?.body).toBe(REPLY);
    const address = await python.bundle(['--url', `https://127.0.0.1:${port}/haptik`]);
    expectFallback(await trusting.call(address, { body: bodyOf() }), /certificate verify failed/);
    await trusting.stop();
    await new Promise((resolve) => tls.close(resolve));
  });

  it('causes no warnings of Python, such as about an open socket', () => {
    expect(python.stderr).toBe('');
  });
});
