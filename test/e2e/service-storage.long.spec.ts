import { sign } from 'nestjs-haptik';
import { createCallBody, faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { HTTP_PLATFORMS, type HttpPlatform } from '../support/test.app.js';
import { DatabaseProxy } from '../support/database.proxy.js';
import { eventually } from '../support/eventually.js';
import {
  type HandoffListResponse,
  OperatorApiClient,
  TOKEN,
} from '../support/operator.api.client.js';
import { PostgresServer, query } from '../support/postgres.test.server.js';
import { migratedFolder, temporaryFolder } from '../support/shared.resources.js';
import { ServiceProcess } from '../support/service.process.js';
import { FAILED, QUEUED, STARTED } from '../support/english.texts.js';

type Env = Readonly<Record<string, string>>;

const platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
const services: ServiceProcess[] = [];

beforeAll(() => platform.start());
afterEach(async () => {
  await Promise.all(services.splice(0).map((service) => service.stop()));
  platform.clear();
});
afterAll(() => platform.stop());

/** A service whose chats go to the emulated platform. */
const run = (env: Env): ServiceProcess => {
  const { baseUrl, token, clientId, businessId, team } = platform.credentials;
  const service = new ServiceProcess({
    HAPTIK_HANDOFF_DESK: 'haptik',
    HAPTIK_PLATFORM_BASE_URL: baseUrl,
    HAPTIK_PLATFORM_TOKEN: token,
    HAPTIK_PLATFORM_CLIENT_ID: clientId,
    HAPTIK_PLATFORM_BUSINESS_ID: String(businessId),
    HAPTIK_HANDOFF_TEAM: team,
    HAPTIK_OPERATOR_TOKEN: TOKEN,
    ...env,
  });
  services.push(service);
  return service;
};

/** Calls the node that fails, and returns what the user reads. */
const breaks = async (url: string, userName: string): Promise<string> => {
  const input = { entities: { order_id: '500' }, user: { user_name: userName } };
  const body = JSON.stringify(createCallBody('order_status', input));
  const headers = {
    'Content-Type': 'application/json',
    'X-Hub-Signature': sign(Buffer.from(body), 'test'),
  };
  const response = await fetch(url, { method: 'POST', headers, body });
  return ((await response.json()) as { response: string[] }).response.join();
};

const operatorAt = (url: string) => new OperatorApiClient(url.replace(/haptik$/, 'operator'));
const one = (page: HandoffListResponse) => page.entries.length === 1;

describe.each(['PostgreSQL', 'a folder'])('the service with storage in %s', (engine) => {
  let server: PostgresServer | undefined;
  let folder: string;
  let env: Env;
  beforeAll(async () => {
    if (engine === 'PostgreSQL') server = await PostgresServer.shared();
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    folder = server ? await temporaryFolder() : await migratedFolder();
    env = server ? { DATABASE_URL: await server.database() } : { HAPTIK_STORAGE_FOLDER: folder };
  });

  it.each(HTTP_PLATFORMS)(
    'queues a handoff during an outage of the platform, lists it, and delivers it later, on %s',
    async (HTTP_PLATFORM: HttpPlatform) => {
      const service = run({ ...env, HTTP_PLATFORM });
      const url = await service.waitUntilListening();
      const operator = operatorAt(url);
      platform.outage(faults.status(503));
      expect(await breaks(url, 'asha')).toBe(QUEUED);
      const pending = await operator.waitFor('GET /handoffs?state=pending', one);
      expect(pending.entries).toMatchObject([{ userName: 'asha', node: 'order_status' }]);
      platform.recover();
      await operator.waitFor('GET /handoffs?state=delivered', one);
      expect(platform.getHandoffs('asha')).toHaveLength(1);
      service.signal('SIGTERM');
      expect(await service.waitForExit()).toBe('SIGTERM');
      expect(service.output).not.toMatch(/asha|p%40ss|p%2540ss/);
      expect(service.output).not.toContain(TOKEN);
    },
  );

  it('retries a dead letter, and keeps switches across restarts', async () => {
    const service = run(env);
    const url = await service.waitUntilListening();
    const operator = operatorAt(url);
    platform.outage(faults.status(400, { error_message: 'team "support" is inactive' }));
    expect(await breaks(url, 'asha')).toBe(FAILED);
    const { entries } = await operator.waitFor('GET /handoffs?state=dead-letter', one);
    expect(entries).toMatchObject([{ lastError: 'team "support" is inactive', attempts: 1 }]);
    platform.recover();
    expect((await operator.request(`POST /handoffs/${entries[0]?.id}/retry`)).status).toBe(200);
    await operator.waitFor('GET /handoffs?state=delivered', one);
    expect(platform.getHandoffs('asha')).toHaveLength(1);
    const change = { node: 'product_price', mode: 'fallback', note: 'prices move' };
    expect((await operator.request('PUT /switches', change)).status).toBe(200);
    service.signal('SIGTERM');
    await service.waitForExit();
    const again = operatorAt(await run(env).waitUntilListening());
    expect((await again.request('GET /switches')).body).toMatchObject({ switches: [change] });
  });

  it('delivers pending handoffs after it is killed and restarted', async () => {
    const service = run(env);
    const url = await service.waitUntilListening();
    platform.outage(faults.status(503));
    expect(await breaks(url, 'asha')).toBe(QUEUED);
    service.signal('SIGKILL');
    expect(await service.waitForExit()).toBe('SIGKILL');
    platform.recover();
    const operator = operatorAt(await run(env).waitUntilListening());
    await operator.waitFor('GET /handoffs?state=delivered', one);
    expect(platform.getHandoffs('asha')).toHaveLength(1);
  });
});

describe('a successful start of the service', () => {
  let server: PostgresServer;
  let folder: string;
  let proxy: DatabaseProxy;
  beforeAll(async () => {
    server = await PostgresServer.shared();
    proxy = new DatabaseProxy(server.port);
    await proxy.start();
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    await proxy.stop();
    await server.stop();
  });

  const begin = (env: Env): ServiceProcess =>
    run({
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      HAPTIK_SECRET: 'a-secret-of-this-test',
      HAPTIK_CONSOLE: 'on',
      HAPTIK_PUBLIC_URL: 'http://bot.example',
      HAPTIK_STORAGE_FOLDER: folder,
      ...env,
    });

  it.each([
    ['in a folder', async () => begin({})],
    ['in PostgreSQL', async () => begin({ DATABASE_URL: await server.emptyDatabase() })],
    [
      'in PostgreSQL that is slow to answer',
      async () => {
        const name = new URL(await server.database()).pathname.slice(1);
        proxy.stall();
        setTimeout(() => proxy.restore(), 3_000);
        return begin({ DATABASE_URL: server.url(name, proxy.port) });
      },
    ],
  ])('with storage %s logs no warnings or errors', async (_, start) => {
    const service = await start();
    await service.waitForOutput(/Webhook endpoint:/);
    await service.waitForOutput(/console\/setup#/);
    service.signal('SIGTERM');
    await service.waitForExit();
    const lines = service.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('Storage opened'),
    );
    expect(lines.filter(({ level }) => level !== 'log')).toEqual([]);
  });
});

describe('a database that is unavailable at the start and then rejects the configuration', () => {
  let server: PostgresServer;
  let proxy: DatabaseProxy;
  beforeAll(async () => {
    server = await PostgresServer.start();
    proxy = new DatabaseProxy(server.port);
    await proxy.start();
  });
  afterAll(async () => {
    await proxy.stop();
    await server.stop();
  });

  /** Statements that cause an error code, and that fix it. */
  const REFUSALS = {
    '3D000': ['drop database later', 'create database later owner later'],
    '28P01': ['alter role later password $$new$$', 'alter role later password $$later$$'],
    '28000': ['alter role later nologin', 'alter role later login'],
    '42501': ['alter database later owner to postgres', 'alter database later owner to later'],
  } as const;
  const CODES = Object.keys(REFUSALS) as (keyof typeof REFUSALS)[];

  it.each(CODES)(
    '%s: readiness fails until the problem is fixed, and one line tells the fix',
    async (code) => {
      const [spoil, mend] = REFUSALS[code];
      const admin = await server.emptyDatabase();
      await query(admin, 'create role later login password $$later$$');
      await query(admin, 'create database later owner later');
      await query(admin, spoil);
      proxy.disconnect();
      const url = new URL(server.url('later', proxy.port));
      url.username = url.password = 'later';
      const service = run({ DATABASE_URL: url.href });
      const haptik = await service.waitUntilListening();
      const ready = () => fetch(haptik.replace(/haptik$/, 'health/ready'));
      expect(service.output).toMatch(/retrying in/);
      expect((await ready()).status).toBe(200);
      proxy.restore();
      expect(await eventually(async () => (await ready()).status, 503)).toBe(503);
      const text = await (await ready()).text();
      expect(JSON.parse(text)).toMatchObject({
        status: 'error',
        error: { storage: { status: 'down', message: expect.stringContaining(`(${code})`) } },
      });
      expect(text).not.toMatch(/later|postgres:/);
      const isLive = await fetch(haptik.replace(/haptik$/, 'health/live'));
      expect(isLive.status).toBe(200);
      expect(await breaks(haptik, 'asha')).toBe(STARTED);
      await query(admin, mend);
      expect(await eventually(async () => (await ready()).status, 200)).toBe(200);
      await service.waitForOutput(/Storage opened/);
      const lines = service.output.match(new RegExp(`\\(${code}\\).*`, 'g'));
      expect(lines).toEqual([
        expect.stringMatching(/The connection is retried at least once a minute/),
      ]);
      service.signal('SIGTERM');
      expect(await service.waitForExit()).toBe('SIGTERM');
      await query(admin, 'drop database later');
      await query(admin, 'drop role later');
    },
  );
});

describe('the service', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });

  it('does not start on a folder that another process uses, and names the cause', async () => {
    const env = { HAPTIK_STORAGE_FOLDER: folder };
    await run(env).waitUntilListening();
    const second = run(env);
    expect(await second.waitForExit()).toBe(1);
    expect(second.output).toMatch(/another process uses the embedded database in/);
    expect(second.output).not.toContain('    at ');
  });

  it('stores nothing while storage is off, and tells operators how to enable it', async () => {
    const service = run({
      HAPTIK_STORAGE: 'off',
      DATABASE_URL: 'postgres://bot:p4ss@127.0.0.1:1/x',
    });
    const url = await service.waitUntilListening();
    expect(await breaks(url, 'asha')).toBe(STARTED);
    const { status, text } = await operatorAt(url).request('GET /handoffs');
    expect(status).toBe(501);
    expect(text).toContain('HAPTIK_STORAGE=on');
    expect(service.output).not.toMatch(/Storage opened|p4ss/);
  });

  it('stores handoffs of other agent desks while storage is on', async () => {
    const service = run({
      HAPTIK_HANDOFF_DESK: 'log',
      HAPTIK_STORAGE: 'on',
      HAPTIK_STORAGE_FOLDER: folder,
    });
    const url = await service.waitUntilListening();
    expect(await breaks(url, 'asha')).toBe(STARTED);
    await operatorAt(url).waitFor('GET /handoffs?state=delivered', one);
    expect(platform.requests).toEqual([]);
  });

  it('has no operator API without a token', async () => {
    const service = run({ HAPTIK_OPERATOR_TOKEN: '', HAPTIK_STORAGE: 'off' });
    const { status } = await operatorAt(await service.waitUntilListening()).request('GET /nodes');
    expect(status).toBe(404);
    expect(service.output).not.toContain('Operator API:');
  });

  it.each([
    ['a weak token', { HAPTIK_OPERATOR_TOKEN: 'p4ss' }, /operator.token must be longer than/],
    ['an unknown storage mode', { HAPTIK_STORAGE: 'redis' }, /storage.mode must be one of/],
    [
      'a console without storage',
      { HAPTIK_CONSOLE: 'on', HAPTIK_STORAGE: 'off' },
      /set HAPTIK_CONSOLE=off/,
    ],
    [
      'a console above the webhook endpoint',
      { HAPTIK_CONSOLE: 'on', HAPTIK_PATH: 'console/bots' },
      /console\.path "console" conflicts/,
    ],
    [
      'the operator API at the webhook endpoint',
      { HAPTIK_OPERATOR_TOKEN: 'a-token-of-operators', HAPTIK_PATH: 'operator' },
      /HAPTIK_PATH "operator" conflicts/,
    ],
    [
      'a webhook endpoint below the operator API',
      { HAPTIK_OPERATOR_TOKEN: 'a-token-of-operators', HAPTIK_PATH: 'operator/nodes' },
      /HAPTIK_PATH "operator\/nodes" conflicts/,
    ],
    [
      'a webhook endpoint at the path of the health checks',
      { HAPTIK_PATH: 'health' },
      /HAPTIK_PATH "health" conflicts/,
    ],
    [
      'a URL of another database',
      { DATABASE_URL: 'mysql://bot:p4ss@db/x' },
      /not a PostgreSQL URL/,
    ],
    ['an invalid URL', { DATABASE_URL: 'p4ss' }, /not a PostgreSQL URL/],
  ])('does not start with %s, and prints no secret', async (_, env, cure) => {
    const service = run({ HAPTIK_STORAGE_FOLDER: folder, ...env });
    expect(await service.waitForExit()).toBe(1);
    expect(service.output).toMatch(cure);
    expect(service.output).not.toMatch(/p4ss|    at /);
  });
});
