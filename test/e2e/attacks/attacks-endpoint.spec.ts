import type { INestApplication } from '@nestjs/common';
import { sign } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, type Endpoint, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import { bootWithoutBodyParser } from '../../support/app.without.body.parser.js';
import { exchange, postRequestHead } from '../../support/servers/http/raw.http.js';

const BODY = echoBody('hello');
const SIGNATURE = sign(BODY, SECRET);

interface Host {
  readonly host: string;
  readonly platform: Endpoint;
  /** Undefined for a host without a body parser. */
  readonly start: typeof boot | undefined;
}

/** The host of the README, and one that passes on the raw bytes. */
const HOSTS = HTTP_PLATFORMS.flatMap<Host>((platform) => [
  { host: `${platform} as the README shows it`, platform, start: boot },
  { host: `${platform} with the bytes left alone`, platform, start: undefined },
]).concat([
  { host: 'the listener', platform: 'listener', start: boot },
  { host: 'the fetch interface', platform: 'fetch', start: boot },
]);

const OTHER_TYPES = [
  'text/plain',
  'application/jsonx',
  'application/json5',
  'application/vnd.haptik+json',
  'application/x-www-form-urlencoded',
  'text/json',
  'json',
  'application/json application/json',
  'text/plain; application/json',
  '*/*',
];

describe.each(HOSTS)('the endpoint on $host', ({ platform, start }) => {
  const bot = new EchoBot();
  let app: INestApplication;
  let haptik: HaptikTestClient;
  beforeAll(async () => {
    const metadata = { providers: [{ provide: EchoBot, useValue: bot }] };
    app = await (start ? start({ platform, metadata }) : bootWithoutBodyParser(platform, metadata));
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  beforeEach(() => (bot.calls = []));
  afterAll(() => app.close());

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'Application/JSON; Charset="utf-8"',
    'application/json ; boundary=none',
    // The charset is ignored: the bytes are signed and must be UTF-8.
    'application/json; charset=x',
    'application/json; charset=utf-16',
  ])('accepts the content type %s', async (type) => {
    expect((await haptik.post(BODY, { 'Content-Type': type })).texts).toEqual(['hello']);
  });

  it.each(OTHER_TYPES)('rejects the content type %s although the call is signed', async (type) => {
    expect((await haptik.post(BODY, { 'Content-Type': type })).httpStatus).toBe(400);
    expect(bot.calls).toEqual([]);
  });

  it('rejects a call without a content type', async () => {
    const lines = [`Content-Length: ${BODY.length}`, `X-Hub-Signature: ${SIGNATURE}`];
    expect((await exchange(app, postRequestHead(...lines), BODY))?.status).toBe(400);
    expect(bot.calls).toEqual([]);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'rejects %s with 405 and an Allow header, signed or not',
    async (method) => {
      const signed = { 'Content-Type': 'application/json', 'X-Hub-Signature': SIGNATURE };
      for (const init of [{ method }, { method, headers: signed, body: BODY }]) {
        const response = await fetch(await haptik.url(), init);
        expect(response.status).toBe(405);
        expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
      }
      expect(bot.calls).toEqual([]);
    },
  );

  it('answers GET with a page that reveals only that the endpoint exists', async () => {
    const response = await fetch(await haptik.url());
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await response.text()).not.toMatch(/nestjs|node \w|echo|secret|version/i);
  });

  it('answers HEAD without a body', async () => {
    const response = await fetch(await haptik.url(), { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('does not call a node for a GET with any headers and body', async () => {
    const url = `${await haptik.url()}?node=echo&event=API_INTEGRATION`;
    const response = await fetch(url, { headers: { 'X-Hub-Signature': SIGNATURE } });
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(bot.calls).toEqual([]);
  });

  it('ignores headers that override the method or the path', async () => {
    const headers = {
      'X-HTTP-Method-Override': 'POST',
      'X-Original-URL': '/haptik',
      'X-Hub-Signature': SIGNATURE,
      'Content-Type': 'application/json',
    };
    const response = await fetch(await haptik.url(), { method: 'PUT', headers, body: BODY });
    expect(response.status).toBe(405);
    expect(bot.calls).toEqual([]);
  });

  it.each(['nobody', '__proto__', 'constructor', 'DEFAULT', 'default%20', '%00', 'a/b', 'echo'])(
    'responds 404 for the unknown bot %s although the call is signed',
    async (name) => {
      const url = `${await haptik.url()}/${name}`;
      const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature': SIGNATURE };
      const response = await fetch(url, { method: 'POST', headers, body: BODY });
      expect(response.status).toBe(404);
      expect((await fetch(url)).status).toBe(404);
      expect(bot.calls).toEqual([]);
    },
  );

  it('rejects JSON that is not a call with 400 and the invalid fields', async () => {
    for (const [body, field] of [
      ['{}', 'node'],
      ['{"node":""}', 'node'],
      ['{"node":["echo"]}', 'node'],
      ['{"node":{"echo":1}}', 'node'],
      ['{"node":"echo","entities":"all"}', 'entities'],
      ['{"node":"echo","entities":7}', 'entities'],
      ['[]', ''],
    ] as const) {
      const reply = await haptik.post(body);
      expect(reply.httpStatus).toBe(400);
      expect(reply.body).toMatchObject({ fieldErrors: [{ field }] });
    }
    expect(bot.calls).toEqual([]);
  });

  it('answers a call nested 100,000 levels deep, and rejects a list of that depth', async () => {
    const nested = `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`;
    const body = echoBody('hello').toString().replace(/}$/, `,"user_details":${nested}}`);
    expect((await haptik.post(body)).texts).toEqual(['hello']);
    const list = `${'['.repeat(1e5)}${']'.repeat(1e5)}`;
    expect((await haptik.post(list)).httpStatus).toBe(400);
    expect((await haptik.post(`{"node":${list}}`)).httpStatus).toBe(400);
    expect((await haptik.post(`{"node":"echo","entities":${list}}`)).httpStatus).toBe(400);
    expect((await haptik.post(`{"node":"echo","entities":{"text":${list}}}`)).httpStatus).toBe(200);
  });

  it.each(['[', '{"a":'])(
    'rejects a forged body nested 100,000 levels deep with 401: %s',
    async (opening) => {
      const closing = opening === '[' ? ']' : '}';
      const inner = opening === '[' ? '' : '1';
      const body = `${opening.repeat(1e5)}${inner}${closing.repeat(1e5)}`;
      const header = `sha1=${'0'.repeat(40)}`;
      expect((await haptik.post(body, { 'X-Hub-Signature': header })).httpStatus).toBe(401);
    },
  );
});
