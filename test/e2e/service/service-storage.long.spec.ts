import { faults } from 'nestjs-haptik/testing';
import { TOKEN } from '../../support/operator.api.client.js';
import { DatabaseProxy } from '../../support/servers/database/database.proxy.js';
import { PostgresServer } from '../../support/servers/database/postgres.test.server.js';
import {
  migratedFolder,
  temporaryFolder,
} from '../../support/servers/database/shared.resources.js';
import { FAILED, QUEUED, STARTED } from '../../support/values/english.texts.js';
import {
  callFailingNode,
  hasOneEntry,
  operatorAt,
  ServiceFleet,
} from '../../support/servers/service/service.fleet.js';

const fleet = new ServiceFleet();
const { platform } = fleet;
const run = (env: Readonly<Record<string, string>>) => fleet.run(env);

beforeAll(() => platform.start());
afterEach(() => fleet.stopAll());
afterAll(() => platform.stop());

describe.each(['PostgreSQL', 'a folder'])('the service with storage in %s', (engine) => {
  let server: PostgresServer | undefined;
  let folder: string;
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    if (engine === 'PostgreSQL') server = await PostgresServer.shared();
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    folder = server ? await temporaryFolder() : await migratedFolder();
    env = server ? { DATABASE_URL: await server.database() } : { HAPTIK_STORAGE_FOLDER: folder };
  });

  it('queues a handoff during an outage of the platform, lists it, and delivers it later', async () => {
    const service = run({ ...env, HTTP_PLATFORM: server ? 'express' : 'fastify' });
    const url = await service.waitUntilListening();
    const operator = operatorAt(url);
    platform.outage(faults.status(503));
    expect(await callFailingNode(url, 'asha')).toBe(QUEUED);
    const pending = await operator.waitFor('GET /handoffs?state=pending', hasOneEntry);
    expect(pending.entries).toMatchObject([{ userName: 'asha', node: 'order_status' }]);
    platform.recover();
    await operator.waitFor('GET /handoffs?state=delivered', hasOneEntry);
    expect(platform.getHandoffs('asha')).toHaveLength(1);
    service.signal('SIGTERM');
    expect(await service.waitForExit()).toBe(0);
    expect(service.output).not.toContain('Still open');
    expect(service.output).not.toMatch(/asha|p%40ss|p%2540ss/);
    expect(service.output).not.toContain(TOKEN);
  });

  it('retries a dead letter, and keeps switches across restarts', async () => {
    const service = run(env);
    const url = await service.waitUntilListening();
    const operator = operatorAt(url);
    platform.outage(faults.status(400, { error_message: 'team "support" is inactive' }));
    expect(await callFailingNode(url, 'asha')).toBe(FAILED);
    const { entries } = await operator.waitFor('GET /handoffs?state=dead-letter', hasOneEntry);
    expect(entries).toMatchObject([{ lastError: 'team "support" is inactive', attempts: 1 }]);
    platform.recover();
    expect((await operator.request(`POST /handoffs/${entries[0]?.id}/retry`)).status).toBe(200);
    await operator.waitFor('GET /handoffs?state=delivered', hasOneEntry);
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
    expect(await callFailingNode(url, 'asha')).toBe(QUEUED);
    service.signal('SIGKILL');
    expect(await service.waitForExit()).toBe('SIGKILL');
    platform.recover();
    const operator = operatorAt(await run(env).waitUntilListening());
    await operator.waitFor('GET /handoffs?state=delivered', hasOneEntry);
    expect(platform.getHandoffs('asha')).toHaveLength(1);
  });
});

describe('the service', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });

  it('does not start on a folder that another process uses, and names the cause', async () => {
    const env = { HAPTIK_STORAGE_FOLDER: await migratedFolder() };
    await run(env).waitUntilListening();
    const second = run(env);
    expect(await second.waitForExit()).toBe(1);
    expect(second.output).toMatch(/another process uses the embedded database in/);
    expect(second.output).not.toContain('    at ');
  });

  it('stores nothing while storage is off, and the response says how to enable it', async () => {
    const service = run({
      HAPTIK_STORAGE: 'off',
      DATABASE_URL: 'postgres://bot:p4ss@127.0.0.1:1/x',
    });
    const url = await service.waitUntilListening();
    expect(await callFailingNode(url, 'asha')).toBe(STARTED);
    const { status, text } = await operatorAt(url).request('GET /handoffs');
    expect(status).toBe(501);
    expect(text).toContain('HAPTIK_STORAGE=on');
    expect(service.output).not.toMatch(/Storage opened|p4ss/);
  });

  it('stores handoffs of other agent desks while storage is on', async () => {
    const service = run({
      HAPTIK_HANDOFF_DESK: 'log',
      HAPTIK_STORAGE: 'on',
      HAPTIK_STORAGE_FOLDER: await migratedFolder(),
    });
    const url = await service.waitUntilListening();
    expect(await callFailingNode(url, 'asha')).toBe(STARTED);
    await operatorAt(url).waitFor('GET /handoffs?state=delivered', hasOneEntry);
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

describe('the service with two seconds for calls, when it stops while its database hangs', () => {
  it('names the handoff that neither platform nor database took, before it exits', async () => {
    const server = await PostgresServer.shared();
    const proxy = new DatabaseProxy(server.port);
    const name = new URL(await server.database()).pathname.slice(1);
    const service = run({
      DATABASE_URL: server.url(name, await proxy.start()),
      HAPTIK_SHUTDOWN_GRACE_MS: '0',
      HAPTIK_SHUTDOWN_TIMEOUT_MS: '2000',
    });
    const url = await service.waitUntilListening();
    platform.outage(faults.status(503));
    expect(await callFailingNode(url, 'asha')).toBe(QUEUED);
    proxy.stall();
    expect(await callFailingNode(url, 'ben')).toBe(QUEUED);
    service.signal('SIGTERM');
    await service.waitForExit();
    expect(service.output).toMatch(/handoff \(.*\) LOST after/);
    platform.recover();
    await proxy.stop();
    await server.stop();
  });
});
