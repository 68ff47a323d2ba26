import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request as send, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ScriptedBot } from '../../support/bots/scripted.bot.js';
import { PlaygroundClient } from '../../support/playground/playground.client.js';

const SECRET = 'the-secret-9f3a1c';
const bot = new ScriptedBot();
let playground: PlaygroundClient;
let url: URL;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><p>Playground');
  await writeFile(join(folder, 'page', 'assets', 'index-1a.js'), 'run()');
  await writeFile(join(folder, 'private.txt'), 'private');
  playground = await PlaygroundClient.start({
    url: await bot.start(),
    secret: SECRET,
    pageFolder: join(folder, 'page'),
  });
  url = new URL(playground.playground.url);
  bot.respondWith({ status: true, response: ['Hello'] });
});
afterAll(async () => {
  await playground.stop();
  await bot.stop();
  await rm(folder, { recursive: true });
});

interface RawResponse {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A request with exactly this path and these headers. */
async function raw(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<RawResponse> {
  const outgoing = send({ host: url.hostname, port: url.port, path, method, headers });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: incoming.statusCode, headers: incoming.headers, body: await text(incoming) };
}

describe('another web page', () => {
  const foreign = { Origin: 'https://evil.example' };
  it.each([
    ['with a name that was rebound to this machine', { Host: 'evil.example' }],
    ['with such a name and the port', { Host: 'evil.example:4500' }],
    ['with a name that begins like this machine', { Host: 'localhost.evil.example' }],
    ['of another origin', foreign],
    ['of another port', { Origin: 'http://127.0.0.1:1' }],
    ['in a sandbox', { Origin: 'null' }],
    ['of another site, without an origin', { 'Sec-Fetch-Site': 'cross-site' }],
    ['of another port, without an origin', { 'Sec-Fetch-Site': 'same-site' }],
    ['by a link to the API', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' }],
  ])('%s reads nothing', async (_, headers) => {
    for (const path of ['/api/state', '/api/events', '/api/recordings']) {
      const { status, body } = await raw(path, headers);
      expect([status, JSON.parse(body)]).toMatchObject([403, { code: 'forbidden' }]);
    }
  });

  it('calls no node, and is answered without CORS', async () => {
    bot.calls.length = 0;
    const body = JSON.stringify({ node: 'order' });
    const json = { ...foreign, 'Content-Type': 'application/json' };
    for (const headers of [json, { ...foreign, 'Content-Type': 'text/plain' }]) {
      expect((await raw('/api/runs', headers, 'POST', body)).status).toBe(403);
    }
    const preflight = await raw(
      '/api/runs',
      { ...foreign, 'Access-Control-Request-Method': 'POST' },
      'OPTIONS',
    );
    expect(preflight.status).toBe(403);
    expect(Object.keys(preflight.headers).filter((name) => /access-control/.test(name))).toEqual(
      [],
    );
    expect(bot.calls).toEqual([]);
  });

  it('can link to the page, and not frame it', async () => {
    const { status, headers } = await raw('/', {
      'Sec-Fetch-Site': 'cross-site',
      'Sec-Fetch-Mode': 'navigate',
    });
    expect(status).toBe(200);
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['content-security-policy']).toMatch(
      /default-src 'none'.*frame-ancestors 'none'/,
    );
  });

  it('is refused on all but the loopback address', async () => {
    const external = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    if (!external) return;
    await expect(fetch(`http://${external.address}:${url.port}/`)).rejects.toThrow('fetch failed');
  });
});

describe('the files of the page', () => {
  it('are served with their types, and nothing around them', async () => {
    expect((await raw('/assets/index-1a.js')).headers).toMatchObject({
      'content-type': expect.stringContaining('javascript') as unknown,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    for (const path of [
      '/../private.txt',
      '/..%2fprivate.txt',
      '/%2e%2e/private.txt',
      '/assets/..%5c..%5c..%5cprivate.txt',
      '//private.txt',
      '/%00',
      '/%ff',
      '/assets/missing.js',
      '/api/missing',
    ]) {
      const { status, body } = await raw(path);
      expect([path, status !== 200 && !body.includes('private')]).toEqual([path, true]);
    }
  });

  it('are missing in a clone that is not built, and the page says so', async () => {
    await using other = await startUnbuilt();
    const { body } = await other.request('GET', '');
    expect(body['text']).toContain('npm run build');
  });
});

async function startUnbuilt(): Promise<PlaygroundClient & AsyncDisposable> {
  const client = await PlaygroundClient.start({
    url: 'http://127.0.0.1:1/haptik',
    pageFolder: join(folder, 'nothing'),
  });
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.stop() });
}

describe('a request', () => {
  it.each([
    ['POST', 'api/runs', '{"node":', 400],
    ['POST', 'api/runs', '{"node":""}', 400],
    ['POST', 'api/runs', '{"node":"a","fault":"fire"}', 400],
    ['POST', 'api/runs', '{"node":"a","secret":"x"}', 400],
    ['POST', 'api/runs', '[]', 400],
    ['POST', 'api/runs', '"\\ud800"', 400],
    ['POST', 'api/press', '{"entryId":"m1","path":["__proto__"]}', 404],
    ['POST', 'api/search', '{"entryId":"m1","field":"q","query":"x"}', 404],
    ['PATCH', 'api/settings', '{"timeoutMs":0}', 400],
    ['PUT', 'api/flow', '{"steps":[{"node":1}]}', 400],
    ['DELETE', 'api/presets/none', undefined, 404],
    ['GET', 'api/runs/__proto__', undefined, 404],
    ['POST', 'api/conversation/agent-message', '{"text":"Hi"}', 409],
    ['POST', 'api/runs', JSON.stringify({ node: 'a', rawBody: 'x'.repeat(5_000_000) }), 413],
  ])('%s %s with %.40s is refused with a message', async (method, path, body, expected) => {
    const response = await playground.request(method, path, body);
    expect(response.status).toBe(expected);
    expect(response.body).toEqual({
      code: expect.any(String) as unknown,
      message: expect.any(String) as unknown,
    });
    expect(playground.log).toEqual([]);
  });
});

describe('the secret', () => {
  it('is in no response, file or log', async () => {
    const seen: string[] = [];
    const [run] = await playground.call('order_status', { fault: 'two-at-once' });
    const presets = await playground.request('PUT', 'api/presets/one', { node: 'order_status' });
    for (const path of [
      '/',
      '/api/state',
      '/api/recordings',
      `/api/runs/${run?.id}`,
      ...['jest', 'vitest', 'curl', 'fixture'].map((as) => `/api/runs/${run?.id}/export?as=${as}`),
    ]) {
      const { status, body, headers } = await raw(path);
      expect([path, status]).toEqual([path, 200]);
      seen.push(body, JSON.stringify(headers));
    }
    seen.push(JSON.stringify(presets.body), ...playground.log);
    seen.push(await readFile(join(playground.folder, '.haptik', 'playground.json'), 'utf8'));
    for (const form of [SECRET, btoa(SECRET), Buffer.from(SECRET).toString('hex')]) {
      expect(seen.some((one) => one.includes(form))).toBe(false);
    }
  });
});
