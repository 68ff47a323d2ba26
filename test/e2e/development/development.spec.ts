import { once } from 'node:events';
import { createServer, type IncomingMessage, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConsoleLogger, type INestApplication, Injectable, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { haptikListener, HaptikModule, sign } from 'nestjs-haptik';
import type { AppDescription, RecordedCall, RecordedCallList } from 'nestjs-haptik/internal';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { LeakyBot, markedBody, MARKS } from '../../support/bots/leaky.bot.js';
import { exchange } from '../../support/servers/http/raw.http.js';
import { boot, ENDPOINTS, MemoryLogger, SECRET } from '../../support/test.app.js';

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

/** A GET with exactly these headers. */
async function get(url: string, headers: Record<string, string | string[]> = {}): Promise<Answer> {
  const request = send(url, { headers }).end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, body: Buffer.concat(chunks).toString() };
}

async function call(url: string, body: string, id: string): Promise<void> {
  const headers = {
    'Content-Type': 'application/json',
    'X-Hub-Signature': sign(Buffer.from(body), SECRET),
    'X-Haptik-Call-Id': id,
  };
  await fetch(url, { method: 'POST', headers, body });
}

describe.each(ENDPOINTS)('the development endpoint on %s', (platform) => {
  let app: INestApplication;
  let url: string;

  beforeAll(async () => {
    const bots = { support: { secrets: 'support-secret', language: 'hi', search: { key: 'k1' } } };
    app = await boot({ platform, metadata: { providers: [LeakyBot] }, options: { bots } });
    url = await new HaptikTestClient(app).url();
  });
  afterAll(() => app.close());

  it('describes bots, nodes, entities and searches', async () => {
    const { status, body } = await get(`${url}/_development/app`);
    const description = JSON.parse(body) as AppDescription;
    expect(status).toBe(200);
    expect(description).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      recording: { isConfigured: false, maxCalls: 50 },
    });
    const [bot, support] = description.bots;
    expect(support).toMatchObject({ name: 'support', path: '/haptik/support', language: 'hi' });
    expect(bot).toMatchObject({
      name: 'default',
      isDefault: true,
      path: '/haptik',
      budget: { totalMs: 25_000, reserveMs: 5_000 },
      searches: [{ name: 'cities', path: '/haptik/search/cities', needsKey: false, limit: 20 }],
    });
    expect(bot?.nodes.find(({ name }) => name === 'order_status')).toMatchObject({
      isFallback: false,
      location: expect.stringContaining('LeakyBot.status') as string,
      entities: [
        {
          name: 'order_id',
          property: 'orderId',
          kind: 'string',
          required: true,
          schema: { type: 'string', pattern: String.raw`^[A-Z]\d+$` },
        },
        {
          name: 'quantity',
          kind: 'number',
          required: false,
          schema: { type: 'integer', maximum: 99 },
        },
      ],
      schema: { type: 'object', required: ['orderId'] },
      reads: { userDetails: ['favorite'], envVariables: ['CURRENCY'], conversationDetails: [] },
    });
    expect(bot?.nodes.find(({ name }) => name === 'waits')).toMatchObject({
      timeoutMs: 4_000,
      entities: [{ name: 'order_id', property: null, kind: 'string' }],
    });
    expect(bot?.nodes.find(({ isFallback }) => isFallback)?.name).toBeNull();
    expect(body).not.toContain(SECRET);
  });

  it('lists calls and finds them by the id of the caller, redacted', async () => {
    await get(`${url}/_development/app`);
    const id = crypto.randomUUID();
    await call(url, markedBody('leaks'), id);
    const found = await get(`${url}/_development/calls/${id}`);
    const recorded = JSON.parse(found.body) as RecordedCall;
    expect(recorded).toMatchObject({ id, node: 'leaks', outcome: { kind: 'answered' } });
    expect(recorded.logLines.map(({ context }) => context)).toEqual(['LeakyBot', 'LeakyBot']);
    const list = JSON.parse((await get(`${url}/_development/calls`)).body) as RecordedCallList;
    expect(list.calls[0]).toMatchObject({ id, status: 200 });
    const all = `${found.body}${JSON.stringify(list)}`.toLowerCase();
    // The entity `chosen` is redacted only by an option.
    const { chosen, ...marks } = MARKS;
    expect(all).toContain(chosen);
    for (const mark of Object.values(marks)) expect(all).not.toContain(String(mark).toLowerCase());
    expect((await get(`${url}/_development/calls/${crypto.randomUUID()}`)).status).toBe(404);
  });

  it.each(['//[', '//x:99999999', '///', '/%', '/calls/%00', '/?query'])(
    'survives the path %s, which is not of it',
    async (path) => {
      // As it is: a URL of JavaScript would be normalized or refused here.
      const response = await exchange(
        app,
        `GET /haptik/_development${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      );
      expect(response?.status).toBe(404);
    },
  );

  it.each<Record<string, string | string[]>>([
    { Origin: 'http://localhost:5173' },
    { Host: 'haptik.attacker.example' },
    { Host: 'localhost.attacker.example:3000' },
    { Host: '127.0.0.1.attacker.example' },
    { 'X-Forwarded-For': '127.0.0.1' },
    { 'X-Forwarded-Host': 'localhost' },
    { Forwarded: 'for=127.0.0.1' },
    { Via: '1.1 proxy' },
    { 'X-Real-IP': '127.0.0.1' },
    { 'CF-Connecting-IP': '127.0.0.1' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ])('does not exist for requests with %j', async (headers) => {
    const unknown = `${url}/_developmenx/app`;
    for (const path of ['app', 'calls']) {
      const refused = await get(`${url}/_development/${path}`, headers);
      const natural = await get(unknown.replace('app', path), headers);
      expect(refused.status).toBe(404);
      expect(refused.body.replaceAll('_development', '_developmenx')).toBe(natural.body);
    }
  });
});

describe('the development endpoint', () => {
  it('does not exist with development: false, and not in a deployed environment by default', async () => {
    const app = await boot({ options: { development: false } });
    const url = await new HaptikTestClient(app).url();
    expect((await get(`${url}/_development/app`)).status).toBe(404);
    await app.close();
    for (const environment of ['production', 'staging']) {
      const deployed = await bootIn(environment, {});
      const deployedUrl = await new HaptikTestClient(deployed).url();
      expect((await get(`${deployedUrl}/_development/app`)).status).toBe(404);
      await deployed.close();
    }
  });

  it('cannot be switched on in production', async () => {
    await expect(bootIn('production', { development: true })).rejects.toThrow(/Remove the option/);
  });

  it('is a reserved name', async () => {
    const bots = { _development: { secrets: SECRET } };
    await expect(boot({ options: { bots } })).rejects.toThrow(/"_development"/);
  });

  it('changes its boot id with each start', async () => {
    const ids = new Set<string>();
    for (let start = 0; start < 2; start++) {
      const app = await boot({});
      const { body } = await get(`${await new HaptikTestClient(app).url()}/_development/app`);
      ids.add((JSON.parse(body) as AppDescription).bootId);
      await app.close();
    }
    expect(ids.size).toBe(2);
  });

  it('is answered by the listener of an own server, below a global prefix', async () => {
    const app = await NestFactory.create(HaptikModule.forRoot({ secrets: SECRET }), {
      logger: false,
    });
    app.setGlobalPrefix('api');
    await app.init();
    const server = createServer(haptikListener(app)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { body } = await get(`http://127.0.0.1:${port}/api/haptik/_development/app`);
    expect(JSON.parse(body)).toMatchObject({ bots: [{ path: '/api/haptik' }] });
    server.close();
    await app.close();
  });

  it('keeps what the logger of the application prints', async () => {
    const logger = new MemoryLogger();
    const app = await boot({ logger, metadata: { providers: [LeakyBot] } });
    const url = await new HaptikTestClient(app).url();
    const before = await linesOf(logger, () => call(url, markedBody('leaks'), crypto.randomUUID()));
    await get(`${url}/_development/app`);
    const after = await linesOf(logger, () => call(url, markedBody('leaks'), crypto.randomUUID()));
    expect(after).toEqual(before);
    expect(before).not.toEqual([]);
    await app.close();
    new Logger('Test').log('after the end');
    expect(logger.lines.at(-1)).toBe('log after the end');
  });

  it('captures lines of a logger that is injected as an instance of ConsoleLogger', async () => {
    const printed: string[] = [];
    @Injectable()
    class AppLogger extends ConsoleLogger {
      protected override printMessages(messages: unknown[]): void {
        printed.push(...messages.map(String));
      }
    }
    const app = await boot({ logger: new AppLogger(), metadata: { providers: [LeakyBot] } });
    const url = await new HaptikTestClient(app).url();
    await get(`${url}/_development/app`);
    const id = crypto.randomUUID();
    await call(url, markedBody('waits'), id);
    const { body } = await get(`${url}/_development/calls/${id}`);
    const { logLines } = JSON.parse(body) as RecordedCall;
    expect(logLines.map(({ message }) => message)).toEqual(['begins A17', 'ends A17']);
    expect(printed).toEqual(expect.arrayContaining(['begins A17', 'ends A17']));
    await app.close();
  });
});

async function linesOf(logger: MemoryLogger, work: () => Promise<void>): Promise<string[]> {
  const from = logger.lines.length;
  await work();
  return logger.lines.slice(from);
}

async function bootIn(
  environment: string,
  options: Parameters<typeof boot>[0]['options'],
): Promise<INestApplication> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = environment;
  try {
    return await boot({ options: { ...options } });
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
