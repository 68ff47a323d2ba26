import { type INestApplication, Injectable } from '@nestjs/common';
import { HaptikCall, HaptikNode, type NodeCall, reply } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { sign } from '../../../src/signature/signature.js';
import { RecordingBot } from '../../support/bots/recording.bot.js';
import {
  createCodeNodeBody,
  ENGLISH_FALLBACK,
  expectFallbackReply,
  HINDI_FALLBACK,
} from '../../support/code.node.expect.js';
import {
  CaptureServer,
  closeConnection,
  respondWith,
} from '../../support/servers/http/capture.server.js';
import { CodeNodeProcess } from '../../support/servers/programs/code.node.process.js';
import { boot, SECRET } from '../../support/test.app.js';
import { FIXTURE_SECRETS, requestFixtures } from '../../support/values/fixtures.js';

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

describe('a code node in Python', () => {
  let python: CodeNodeProcess;
  let app: INestApplication;
  let url: string;
  const server = new CaptureServer();
  let serverUrl: string;
  let node: string;
  let captured: string;

  beforeAll(async () => {
    python = await CodeNodeProcess.start();
    app = await boot({ metadata: { providers: [OrderBot] } });
    url = await new HaptikTestClient(app).url();
    serverUrl = `${await server.start()}/haptik`;
    node = await python.bundle(['--url', url]);
    captured = await python.bundle(['--url', serverUrl]);
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

  it('returns the reply of the decorated method, byte for byte', async () => {
    const body = createCodeNodeBody({ conversation_no: 12_345_678 });
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
    const spaced = ` { "big":123456789012345678901234567890, "float":1e999,"x":"\\u0928न😀",${createCodeNodeBody().slice(1)}\n`;
    expect((await python.call(captured, { body: spaced })).result?.body).toBe(REPLY);
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
    expect((await python.call(captured, { body: createCodeNodeBody() })).result?.body).toBe(big);
  });

  it('sends the user_data of the test input as the user', async () => {
    const input = { user: undefined, user_data: { full_name: 'आशा', language_code: 'hi' } };
    const { result } = await python.call(node, { body: createCodeNodeBody(input) });
    expect(JSON.parse(result?.body ?? '').response[0]).toBe('नमस्ते आशा 👋');
    const both = await python.call(node, {
      body: createCodeNodeBody({ user_data: { full_name: 'Ravi' } }),
    });
    expect(JSON.parse(both.result?.body ?? '').response[0]).toBe('नमस्ते आशा 👋');
    const given = { ...input, env_variables: {} };
    expectFallbackReply(
      await python.call(node, { body: createCodeNodeBody(given) }),
      'HAPTIK_SECRET',
      HINDI_FALLBACK,
    );
  });

  it('accepts a body that is already parsed', async () => {
    const { result } = await python.call(node, { body: JSON.parse(createCodeNodeBody()) });
    expect(JSON.parse(result?.body ?? '')).toMatchObject({ status: true });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['the language of the user', { user: { language_code: 'hi' } }, HINDI_FALLBACK],
    ['that language with a region', { user: { language_code: 'HI_in' } }, HINDI_FALLBACK],
    ['the stored language', { user: {}, user_details: { language_code: 'hi-IN' } }, HINDI_FALLBACK],
    ['English for another language', { user: { language_code: 'ta' } }, ENGLISH_FALLBACK],
    [
      'English for no language',
      { user: { language_code: 5 }, user_details: 'hi' },
      ENGLISH_FALLBACK,
    ],
    ['English without a user', { user: null }, ENGLISH_FALLBACK],
  ])('returns the fallback text in %s', async (_, more, text) => {
    server.respondNextWith(closeConnection);
    expectFallbackReply(await python.call(captured, { body: createCodeNodeBody(more) }), /./, text);
  });

  it('returns the given fallback text in every language', async () => {
    const text = 'क्षमा करें, "थोड़ी" देर बाद 😀 %s {x} \\';
    const file = await python.bundle(['--url', serverUrl, '--fallback-text', text]);
    for (const language_code of ['hi', 'en', 'ta']) {
      server.respondNextWith(closeConnection);
      const answer = await python.call(file, {
        body: createCodeNodeBody({ user: { language_code } }),
      });
      expectFallbackReply(answer, /./, text);
    }
  });

  it('returns the fallback text for a wrong secret, and for none', async () => {
    const wrong = createCodeNodeBody({ env_variables: { HAPTIK_SECRET: 'another' } });
    expectFallbackReply(await python.call(node, { body: wrong }), /status 401$/m);
    for (const env_variables of [
      undefined,
      null,
      {},
      [],
      { HAPTIK_SECRET: '' },
      { HAPTIK_SECRET: 5 },
    ]) {
      const answer = await python.call(node, { body: createCodeNodeBody({ env_variables }) });
      expectFallbackReply(answer, /no environment variable HAPTIK_SECRET$/m);
    }
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a list', []],
    ['without a body', {}],
    ['with a body of null', { body: null }],
    ['with an empty body', { body: '' }],
    ['with a body that is not JSON', { body: createCodeNodeBody().slice(0, -1) }],
    ['with a body that is a list', { body: '[1]' }],
    ['with a body that is a number', { body: 5 }],
    ['with half of a character', { body: createCodeNodeBody().replace('{', '{"x":"\ud83d",') }],
    ['with nested lists', { body: '['.repeat(100_000) }],
    ['that is not a call', { body: createCodeNodeBody({ node: undefined }) }],
  ])('returns the fallback text for an event %s', async (_, event) => {
    expectFallbackReply(await python.call(node, event), /./);
  });

  it('uses no proxy of the environment', async () => {
    const behindProxy = await CodeNodeProcess.start({ http_proxy: 'http://127.0.0.1:9' });
    const { result } = await behindProxy.call(node, { body: createCodeNodeBody() });
    expect(JSON.parse(result?.body ?? '')).toMatchObject({ status: true });
    await behindProxy.stop();
  });

  it('causes no warnings of Python, such as about an open socket', () => {
    expect(python.stderr).toBe('');
  });
});
