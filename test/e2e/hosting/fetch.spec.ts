import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { haptikFetch, type HaptikFetch, HaptikModule, sign } from 'nestjs-haptik';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import { SECRET } from '../../support/test.app.js';

const URL_OF_BOT = 'https://bot.example/haptik';
const BODY = echoBody('नमस्ते');

interface Sent {
  readonly body?: RequestInit['body'] | ReadableStream;
  readonly signature?: string;
  readonly headers?: Record<string, string>;
}

const call = ({ body = BODY, signature = sign(BODY, SECRET), headers = {} }: Sent = {}): Request =>
  new Request(URL_OF_BOT, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Hub-Signature': signature, ...headers },
    body,
    duplex: 'half',
  });

describe('the handler for the fetch interface', () => {
  const bot = new EchoBot();
  let app: INestApplicationContext;
  let handler: HaptikFetch;
  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [HaptikModule.forRoot({ secrets: SECRET, bodyLimit: 1_000, bodyTimeoutMs: 50 })],
      providers: [{ provide: EchoBot, useValue: bot }],
    }).compile();
    app = await module.init();
    handler = haptikFetch(app);
  });
  beforeEach(() => (bot.calls = []));
  afterAll(() => app.close());

  it('answers a signed call', async () => {
    const response = await handler(call());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({ status: true, response: ['नमस्ते'] });
  });

  it('joins a body that arrives in parts', async () => {
    const parts = [BODY.subarray(0, 40), BODY.subarray(40, 41), BODY.subarray(41)];
    const response = await handler(
      call({ body: ReadableStream.from(parts) as RequestInit['body'] }),
    );
    expect(await response.json()).toEqual({ status: true, response: ['नमस्ते'] });
  });

  it.each([
    ['a forged signature', call({ signature: `sha1=${'0'.repeat(40)}` }), 401],
    ['no body', call({ body: null }), 400],
    ['a compressed body', call({ headers: { 'Content-Encoding': 'gzip' } }), 400],
    ['another content type', call({ headers: { 'Content-Type': 'text/plain' } }), 400],
    ['a body over the limit', call({ body: 'x'.repeat(1_001) }), 413],
    ['a GET', new Request(URL_OF_BOT), 200],
    ['a HEAD', new Request(URL_OF_BOT, { method: 'HEAD' }), 200],
    ['a PUT', new Request(URL_OF_BOT, { method: 'PUT', body: 'x' }), 405],
    ['an unknown bot', new Request(`${URL_OF_BOT}/nobody`), 404],
    ['another path', new Request('https://bot.example/shop'), 404],
  ])('answers %s like the route', async (_, request, status) => {
    expect((await handler(request)).status).toBe(status);
    expect(bot.calls).toEqual([]);
  });

  it('stops to read a body that is over the limit', async () => {
    let isCancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(600)),
      cancel: () => {
        isCancelled = true;
      },
    });
    expect((await handler(call({ body: endless }))).status).toBe(413);
    expect(isCancelled).toBe(true);
  });

  it('does not wait for a body that stalls', async () => {
    const stalled = new ReadableStream({
      start: (controller) => controller.enqueue(new Uint8Array(9)),
    });
    expect((await handler(call({ body: stalled }))).status).toBe(408);
  });

  it('rejects a body that breaks off', async () => {
    const broken = new ReadableStream({
      pull: (controller) => controller.error(new Error('reset')),
    });
    expect((await handler(call({ body: broken }))).status).toBe(400);
  });

  it.each(['', 'api'])('answers the bots of the path "%s"', async (path) => {
    const module = await Test.createTestingModule({
      imports: [HaptikModule.forRoot({ secrets: SECRET, path, bots: { eu: { secrets: SECRET } } })],
    }).compile();
    const answer = haptikFetch(await module.init());
    const statusOf = async (name: string) =>
      (await answer(new Request(new URL([path, name].join('/'), URL_OF_BOT)))).status;
    expect([await statusOf(''), await statusOf('eu'), await statusOf('us')]).toEqual([
      200, 200, 404,
    ]);
    await module.close();
  });

  it('says how to mend an application without HaptikModule', async () => {
    const empty = await (await Test.createTestingModule({}).compile()).init();
    expect(() => haptikFetch(empty)).toThrow('does not import HaptikModule');
    await empty.close();
  });
});
