import { DatabaseProxy } from '../../support/servers/database/database.proxy.js';
import { eventually } from '../../support/eventually.js';
import { PostgresServer, query } from '../../support/servers/database/postgres.test.server.js';
import { temporaryFolder } from '../../support/servers/database/shared.resources.js';
import { STARTED } from '../../support/values/english.texts.js';
import { callFailingNode, ServiceFleet } from '../../support/servers/service/service.fleet.js';
import type { ServiceProcess } from '../../support/servers/service/service.process.js';

const fleet = new ServiceFleet();
const { platform } = fleet;
const run = (env: Readonly<Record<string, string>>) => fleet.run(env);

beforeAll(() => platform.start());
afterEach(() => fleet.stopAll());
afterAll(() => platform.stop());

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

  const begin = (env: Readonly<Record<string, string>>): ServiceProcess =>
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
    expect(lines.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});

describe('a database that is unavailable at the start and then rejects the configuration', () => {
  let server: PostgresServer;
  let proxy: DatabaseProxy;
  beforeAll(async () => {
    server = await PostgresServer.shared();
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
    '%s: readiness fails until the problem is fixed, and one line names the fix',
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
      expect(await callFailingNode(haptik, 'asha')).toBe(STARTED);
      await query(admin, mend);
      expect(await eventually(async () => (await ready()).status, 200)).toBe(200);
      await service.waitForOutput(/Storage opened/);
      const lines = service.output.match(new RegExp(`\\(${code}\\).*`, 'g'));
      expect(lines).toEqual([
        expect.stringMatching(/The connection is retried at least once a minute/),
      ]);
      service.signal('SIGTERM');
      expect(await service.waitForExit()).toBe(0);
      await query(admin, 'drop database later');
      await query(admin, 'drop role later');
    },
  );
});
