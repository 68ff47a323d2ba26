import type { INestApplication } from '@nestjs/common';
import { HandoffRepository } from 'nestjs-haptik';
import { faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { countDelivered } from '../../../support/delivered.handoffs.js';
import { copyRepositoryOf } from '../../../support/servers/database/copy.storage.js';
import { eventually } from '../../../support/eventually.js';
import { callShop, startShop } from '../../../support/shop.app.js';
import { MemoryLogger } from '../../../support/test.app.js';
import { Pooler } from '../../../support/servers/database/pooler.js';
import { PostgresServer, query } from '../../../support/servers/database/postgres.test.server.js';
import { QUEUED, ALREADY_ACTIVE } from '../../../support/values/english.texts.js';

const REPLICAS = 4;
/** Fewer connections than the replicas use: a replica that keeps one blocks the others. */
const POOL = 3;

describe('storage behind PgBouncer in transaction mode', () => {
  const platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
  const logger = new MemoryLogger();
  const apps: INestApplication[] = [];
  let server: PostgresServer;
  let pooler: Pooler;

  beforeAll(async () => {
    await platform.start();
    server = await PostgresServer.shared();
    pooler = await Pooler.start(server, POOL);
  });
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    platform.clear();
    logger.lines.length = 0;
  });
  afterAll(async () => {
    await pooler.stop();
    await platform.stop();
    await server.stop();
  });

  const pooled = async (): Promise<string> => {
    const name = new URL(await server.emptyDatabase()).pathname.slice(1);
    return server.url(name, pooler.port);
  };
  const start = async (url: string): Promise<INestApplication> => {
    const app = await startShop({ storage: { url }, platform, logger, hasConsole: false });
    apps.push(app);
    return app;
  };
  const faultsOf = () =>
    logger.lines.filter((line) => /^(warn|error) /.test(line) && !/Bot "default"/.test(line));

  it('is opened repeatedly by replicas that start together', async () => {
    const url = await pooled();
    for (const _ of [1, 2]) {
      const replicas = await Promise.all(Array.from({ length: REPLICAS }, () => start(url)));
      for (const app of replicas) {
        expect(await app.get(HandoffRepository, { strict: false }).list()).toEqual([]);
      }
      await Promise.all(apps.splice(0).map((app) => app.close()));
    }
    expect(faultsOf()).toEqual([]);
  }, 120_000);

  it('stores handoffs, delivers them once, and lists them', async () => {
    const url = await pooled();
    const name = new URL(url).pathname.slice(1);
    await query(server.url('postgres'), `alter database ${name} set DateStyle = 'German, DMY'`);
    const replicas = await Promise.all(Array.from({ length: REPLICAS }, () => start(url)));
    platform.outage(faults.status(503));
    const users = Array.from({ length: 8 }, (_, index) => `${name}_${index}`);
    for (const [index, user] of users.entries()) {
      const at = (offset: number) => replicas[(index + offset) % REPLICAS] as INestApplication;
      expect(await callShop(at(0), 'breaks', user)).toBe(QUEUED);
      expect(await callShop(at(1), 'breaks', user)).toBe(ALREADY_ACTIVE);
    }
    platform.recover();
    await Promise.all(users.map((user) => platform.waitForState(user, 'pending')));
    const [first] = replicas as [INestApplication];
    expect(await eventually(() => countDelivered(first), users.length)).toBe(users.length);
    expect(users.map((user) => platform.getHandoffs(user).length)).toEqual(users.map(() => 1));
    const [entry] = await first.get(HandoffRepository, { strict: false }).list();
    expect(Math.abs(Number(entry?.createdAt.getTime()) - Date.now())).toBeLessThan(300_000);
    expect(faultsOf()).toEqual([]);
  }, 120_000);

  it('notifies all replicas of a published text', async () => {
    const url = await pooled();
    const replicas = await Promise.all(Array.from({ length: REPLICAS }, () => start(url)));
    const [first] = replicas as [INestApplication];
    const ref = { key: 'order.track', language: 'en', version: 0 };
    const [saved] = await copyRepositoryOf(first).save([{ ...ref, text: 'Follow it' }], 'asha');
    await copyRepositoryOf(first).publish([{ ...ref, version: saved?.version ?? 0 }], 'asha');
    for (const app of replicas) {
      expect(await eventually(() => callShop(app, 'track'), 'Follow it')).toBe('Follow it');
    }
    expect(faultsOf()).toEqual([]);
  }, 120_000);

  it.each([
    [
      'a parameter that the pooler refuses',
      (url: string) => `${url}?statement_timeout=5000`,
      /pooler rejects a connection parameter/,
    ],
    [
      'options',
      (url: string) => `${url}?options=-c%20jit%3Doff`,
      /pooler rejects a connection parameter/,
    ],
    ['a wrong password', (url: string) => url.replace(/:[^:@]+@/, ':n0tit@'), /password is wrong/],
    [
      'an unknown database',
      (url: string) => url.replace(/[^/]+$/, 'nowhere'),
      /the database does not exist/,
    ],
  ])('is rejected immediately with %s', async (_, spoil, cure) => {
    const failure = await start(spoil(await pooled())).catch((error: Error) => error.message);
    expect(failure).toMatch(cure);
    expect(failure).not.toMatch(/n0tit|p%/);
  });

  it('is retried while the server behind the pooler is unavailable', async () => {
    const app = await start(server.url('away', pooler.port));
    expect(await callShop(app, 'breaks', 'early')).not.toBe('');
    expect(logger.linesOf('error').join('\n')).toMatch(
      /The database cannot be reached now \(.*retrying in/,
    );
  }, 60_000);
});
