import type { INestApplication } from '@nestjs/common';
import { HaptikSwitches } from 'nestjs-haptik';
import { faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import type { ConsoleApiClient } from '../../../support/console/console.host.js';
import { countDelivered } from '../../../support/delivered.handoffs.js';
import { eventually } from '../../../support/eventually.js';
import { DatabaseProxy } from '../../../support/servers/database/database.proxy.js';
import { PostgresCluster } from '../../../support/servers/database/postgres.cluster.js';
import { query } from '../../../support/servers/database/postgres.test.server.js';
import { callShop, setUpShopConsole, startShop } from '../../../support/shop.app.js';
import { MemoryLogger } from '../../../support/test.app.js';
import { QUEUED, STARTED } from '../../../support/values/english.texts.js';

const DRAFT = 'PUT /copy/messages/price.answer/en';
/** Each replica listens to the texts and to the switches. */
const LISTENERS = 4;

describe('two replicas during a failover', () => {
  const platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
  const logger = new MemoryLogger();
  const apps: INestApplication[] = [];
  let first: PostgresCluster;
  let second: PostgresCluster;
  let address: DatabaseProxy;
  let editor: ConsoleApiClient;
  let version = 0;

  const [one, other] = [() => apps[0] as INestApplication, () => apps[1] as INestApplication];
  const bothTrack = async (): Promise<string> =>
    (await Promise.all(apps.map((app) => callShop(app, 'track')))).join('|');
  const switchesOf = (app: INestApplication) =>
    app
      .get(HaptikSwitches)
      .list()
      .map(({ node, mode }) => [node, mode]);
  const handoffs = (...users: string[]) => users.map((user) => platform.getHandoffs(user).length);
  /** Saves a draft. @returns the status, with the message of an error */
  const save = async (): Promise<string> => {
    const { status, body } = await editor.request(DRAFT, { text: `{price} ${version}`, version });
    if (status === 200) version = body.version;
    return status === 200 ? '200' : `${status} ${body.message}`;
  };
  const isReadOnly = async () =>
    /^503 .*is read-only, so nothing can be changed/.test(await save());
  const publish = async (text: string): Promise<void> => {
    const message = 'copy/messages/order.track';
    const { body } = await editor.request(`GET /${message}`);
    const known = body.texts?.['en']?.version ?? 0;
    const saved = await editor.request(`PUT /${message}/en`, { text, version: known });
    const texts = [{ key: 'order.track', language: 'en', version: saved.body.version }];
    expect((await editor.request('POST /copy/publish', { texts })).status).toBe(200);
  };
  const countListeners = async (server: PostgresCluster): Promise<unknown> =>
    (
      await query(
        server.url('bots'),
        `select count(*)::int as n from pg_stat_activity where query like 'listen %'`,
      )
    )[0]?.['n'];

  beforeAll(async () => {
    await platform.start();
    first = await PostgresCluster.create();
    // A statement is confirmed when the standby has it, too.
    await first.start('synchronous_standby_names=*');
    second = await PostgresCluster.createStandby(first);
    await second.start();
    await query(first.url('postgres'), 'create database bots');
    address = new DatabaseProxy(first.port);
    const url = Object.assign(new URL(first.url('bots')), { port: String(await address.start()) });
    for (const _ of [one, other])
      apps.push(await startShop({ storage: { url: url.href }, platform, logger }));
    editor = await setUpShopConsole(one(), logger, 'asha@shop.example');
    await publish('Follow it');
    await one().get(HaptikSwitches).set({ bot: 'default', node: 'closed', mode: 'fallback' });
    await eventually(bothTrack, 'Follow it|Follow it');
    platform.outage(faults.status(503));
  });
  afterAll(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await address?.stop();
    await Promise.all([first, second].map((cluster) => cluster?.remove()));
    await platform.stop();
  });

  it('answer while the primary is gone', async () => {
    expect(await callShop(one(), 'breaks', 'before')).toBe(QUEUED);
    await first.stop('immediate');
    expect(await callShop(other(), 'breaks', 'during')).toBe(QUEUED);
    expect(await bothTrack()).toBe('Follow it|Follow it');
    platform.recover();
    await platform.waitForState('during', 'pending');
  });

  it('answer while the address is that of a standby, and the console says that it is read-only', async () => {
    address.moveTo(second.port);
    expect(await eventually(isReadOnly, true)).toBe(true);
    expect(await callShop(one(), 'breaks', 'reader')).toBe(STARTED);
    expect(await bothTrack()).toBe('Follow it|Follow it');
    expect(logger.lines.join('\n')).toMatch(/could not be stored \(25006\)/);
  });

  it('deliver each handoff once after the promotion, and keep texts and switches', async () => {
    await second.promote();
    expect(await eventually(save, '200')).toBe('200');
    expect(await eventually(() => countDelivered(one()), 3)).toBe(3);
    expect(handoffs('before', 'during', 'reader')).toEqual([1, 1, 1]);
    expect(apps.map(switchesOf)).toEqual(apps.map(() => [['closed', 'fallback']]));
    expect(await eventually(() => countListeners(second), LISTENERS)).toBe(LISTENERS);
    await publish('Where is it?');
    const published = 'Where is it?|Where is it?';
    expect(await eventually(bothTrack, published)).toBe(published);
  });

  it('leave the old primary, which is a standby now, as soon as the address does', async () => {
    await first.copyFrom(second);
    await first.start();
    address.moveTo(first.port);
    await query(
      second.url('bots'),
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect(await eventually(isReadOnly, true)).toBe(true);
    expect(await callShop(one(), 'breaks', 'late')).toBe(STARTED);
    // Connections to the standby stay open, until a write fails on them.
    address.moveTo(second.port);
    expect(await eventually(save, '200')).toBe('200');
    platform.outage(faults.status(503));
    expect(await callShop(other(), 'breaks', 'queued')).toBe(QUEUED);
    platform.recover();
    expect(await eventually(() => countDelivered(one()), 5)).toBe(5);
    expect(handoffs('late', 'queued')).toEqual([1, 1]);
    expect(await eventually(() => countListeners(second), LISTENERS)).toBe(LISTENERS);
  });
});
