import { Injectable, type INestApplication } from '@nestjs/common';
import { HaptikNode, HaptikSearch, sign } from 'nestjs-haptik';
import { createCallBody, HaptikTestClient } from 'nestjs-haptik/testing';
import { portOf } from '../../support/servers/http/raw.http.js';
import { boot, HTTP_PLATFORMS, MemoryLogger, SECRET, stopClock } from '../../support/test.app.js';

@Injectable()
class Bot {
  @HaptikNode('ping')
  ping() {
    return 'Pong.';
  }

  @HaptikSearch('cities')
  cities() {
    return ['Pune'];
  }
}

describe.each([...HTTP_PLATFORMS, 'listener'] as const)('sources on %s', (platform) => {
  const logger = new MemoryLogger();
  let app: INestApplication;
  let url: string;
  beforeEach(async () => {
    app = await boot({
      platform,
      logger,
      options: { sourceLimits: { rejections: 3, searches: 2 }, trustProxy: true },
      metadata: { providers: [Bot] },
      host: stopClock,
    });
    url = `http://127.0.0.1:${await portOf(app)}/haptik`;
  });
  afterEach(() => app.close());

  const body = JSON.stringify(createCallBody('ping', {}));
  const send = (source: string, headers: Record<string, string>, given = body) =>
    fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': source, ...headers },
      body: given,
    });
  const forge = (source: string) =>
    send(source, { 'X-Hub-Signature': sign(Buffer.from(body), 'x') });
  const statuses = async (responses: readonly Promise<Response>[]) =>
    (await Promise.all(responses)).map(({ status }) => status);

  it('that send forged calls get 429, and their authentic calls are answered', async () => {
    expect(await statuses([1, 2, 3].map(() => forge('203.0.113.7')))).toEqual([401, 401, 401]);
    for (const request of [
      forge('203.0.113.7'),
      send('203.0.113.7', {}),
      send('198.51.100.1, 203.0.113.7', { 'X-Hub-Signature': 'sha1=none' }),
    ]) {
      const refused = await request;
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
      expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(60);
      expect(await refused.json()).toEqual({ statusCode: 429, message: 'Too Many Requests' });
    }
    const authentic = await send('203.0.113.7', {
      'X-Hub-Signature': sign(Buffer.from(body), SECRET),
    });
    expect(await authentic.json()).toEqual({ status: true, response: ['Pong.'] });
    const noCall = '{"no":"call"}';
    const signature = sign(Buffer.from(noCall), SECRET);
    expect((await send('203.0.113.7', { 'X-Hub-Signature': signature }, noCall)).status).toBe(400);
    expect((await forge('203.0.113.8')).status).toBe(401);
  });

  it('are the /64 of an address of IPv6', async () => {
    const host = (index: number) => forge(`2001:db8:0:1::${index}`);
    await statuses([1, 2, 3].map(host));
    expect((await host(4)).status).toBe(429);
    expect((await forge('2001:db8:0:2::1')).status).toBe(401);
  });

  it('may search so often, and are told in the form of a search', async () => {
    const search = (source: string) =>
      fetch(`${url}/search/cities?query=pu`, { headers: { 'X-Forwarded-For': source } });
    expect(await statuses([search('203.0.113.7'), search('203.0.113.7')])).toEqual([200, 200]);
    const refused = await search('203.0.113.7');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(refused.headers.has('Retry-After')).toBe(true);
    expect(await refused.json()).toEqual({
      success: false,
      data: [],
      query: 'pu',
      error: 'Too many searches. Try again in a minute.',
    });
    expect((await search('203.0.113.8')).status).toBe(200);
  });
});

it('without trustProxy the connection is the source, and the log names the option once', async () => {
  const logger = new MemoryLogger();
  const app = await boot({
    platform: 'listener',
    logger,
    options: { sourceLimits: { rejections: 1 } },
    metadata: { providers: [Bot] },
    host: stopClock,
  });
  const haptik = new HaptikTestClient(app, { secret: SECRET });
  const url = `http://127.0.0.1:${await portOf(app)}/haptik`;
  const responses = [];
  for (const source of ['203.0.113.1', '203.0.113.2', '203.0.113.3'])
    responses.push(
      await fetch(`${url}/nowhere`, {
        method: 'POST',
        headers: { 'X-Forwarded-For': source },
        body: '{}',
      }),
    );
  expect(responses.map(({ status }) => status)).toEqual([404, 429, 429]);
  expect((await haptik.call('ping')).texts).toEqual(['Pong.']);
  expect(logger.linesOf('warn').filter((line) => line.includes('HAPTIK_TRUST_PROXY'))).toHaveLength(
    1,
  );
  await app.close();
});

it.each([{ rejections: 0 }, { searches: 1.5 }])('the start fails with %j', async (sourceLimits) => {
  await expect(boot({ options: { sourceLimits } })).rejects.toThrow(/sourceLimits/);
});
