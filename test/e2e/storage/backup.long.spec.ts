import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { HandoffRepository, HaptikSwitches } from 'nestjs-haptik';
import type { HaptikStorageOptions } from '@nestjs-haptik/storage';
import { faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import type { ConsoleApiClient } from '../../support/console/console.host.js';
import { eventually } from '../../support/eventually.js';
import { copyRepositoryOf } from '../../support/servers/database/copy.storage.js';
import { readShellBlocks, runShellBlock } from '../../support/servers/programs/documented.steps.js';
import { PostgresCluster } from '../../support/servers/database/postgres.cluster.js';
import { query } from '../../support/servers/database/postgres.test.server.js';
import {
  migratedFolder,
  temporaryFolder,
} from '../../support/servers/database/shared.resources.js';
import { callShop, setUpShopConsole, shopConsoleOf, startShop } from '../../support/shop.app.js';
import { MemoryLogger } from '../../support/test.app.js';
import { ALREADY_ACTIVE, QUEUED, STARTED } from '../../support/values/english.texts.js';

const EMAIL = 'asha@shop.example';
/** Debian's servers, whose `pg_dump` reads servers up to its own version. */
const DEBIAN = '/usr/lib/postgresql';

describe('a backup', () => {
  const platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
  const logger = new MemoryLogger();
  const apps: INestApplication[] = [];

  beforeAll(() => platform.start());
  afterAll(() => platform.stop());
  afterEach(async () => {
    await stopAll();
    platform.clear();
    logger.lines.length = 0;
  });

  const stopAll = () => Promise.all(apps.splice(0).map((app) => app.close()));
  const start = async (storage: HaptikStorageOptions): Promise<INestApplication> => {
    const app = await startShop({ storage, platform, logger });
    apps.push(app);
    return app;
  };
  const stateOf = async (app: INestApplication, user: string) => {
    const entries = await app.get(HandoffRepository, { strict: false }).list();
    return entries.find(({ userName }) => userName === user)?.state;
  };

  /** A published text, a switch, a user of the console, a delivered and a pending handoff. */
  const fill = async (app: INestApplication): Promise<ConsoleApiClient> => {
    const ref = { key: 'order.track', language: 'en', version: 0 };
    const [saved] = await copyRepositoryOf(app).save([{ ...ref, text: 'Follow it' }], 'asha');
    await copyRepositoryOf(app).publish([{ ...ref, version: saved?.version ?? 0 }], 'asha');
    await app.get(HaptikSwitches).set({ bot: 'default', node: 'closed', mode: 'fallback' });
    const editor = await setUpShopConsole(app, logger, EMAIL);
    expect(await callShop(app, 'breaks', 'delivered')).toBe(STARTED);
    expect(await eventually(() => stateOf(app, 'delivered'), 'delivered')).toBe('delivered');
    platform.outage(faults.status(503));
    expect(await callShop(app, 'breaks', 'pending')).toBe(QUEUED);
    return editor;
  };
  const expectFilled = async (app: INestApplication): Promise<void> => {
    expect(await eventually(() => callShop(app, 'track'), 'Follow it')).toBe('Follow it');
    expect(app.get(HaptikSwitches).list()).toMatchObject([{ node: 'closed', mode: 'fallback' }]);
    expect(await callShop(app, 'breaks', 'delivered')).toBe(ALREADY_ACTIVE);
    expect(platform.getHandoffs('delivered')).toHaveLength(1);
  };

  describe('of PostgreSQL, by the documented steps,', () => {
    let cluster: PostgresCluster;
    let folder: string;
    beforeAll(async () => {
      const [newest = ''] = (await readdir(DEBIAN)).toSorted((a, b) => Number(b) - Number(a));
      cluster = await PostgresCluster.create(join(DEBIAN, newest, 'bin'));
      await cluster.start();
      folder = await temporaryFolder();
    });
    afterAll(() => cluster?.remove());

    const createDatabase = async (name: string): Promise<string> => {
      await query(cluster.url('postgres'), `create database ${name}`);
      return cluster.url(name);
    };

    it('of a running service is restored, and no chat is handed off a second time', async () => {
      const [dump = '', restore = ''] = await readShellBlocks('Backup and restore');
      const url = await createDatabase('before');
      const app = await start({ url });
      const editor = await fill(app);
      await runShellBlock(dump, folder, { DATABASE_URL: url });
      platform.recover();
      await platform.waitForState('pending', 'pending');
      await stopAll();

      const restored = await createDatabase('restored');
      await runShellBlock(restore, folder, { DATABASE_URL: restored });
      const next = await start({ url: restored });
      await expectFilled(next);
      expect(await stateOf(next, 'pending')).toBe('cancelled');
      const signedIn = await shopConsoleOf(next);
      editor.cookies.forEach((value, name) => signedIn.cookies.set(name, value));
      expect((await signedIn.request('GET /session')).status).toBe(401);
      expect((await (await shopConsoleOf(next)).signIn(EMAIL)).status).toBe(204);
      platform.outage(faults.status(503));
      expect(await callShop(next, 'breaks', 'later')).toBe(QUEUED);
      platform.recover();
      expect(await eventually(() => stateOf(next, 'later'), 'delivered')).toBe('delivered');
      expect(platform.getHandoffs('pending')).toHaveLength(1);
    });

    it('older than a pending handoff may become lets it expire', async () => {
      const url = await createDatabase('expired');
      const app = await start({ url });
      platform.outage(faults.status(503));
      expect(await callShop(app, 'breaks', 'pending')).toBe(QUEUED);
      await stopAll();
      await query(url, `update haptik.handoffs set expires_at = now() - interval '1 second'`);
      platform.recover();
      const next = await start({ url });
      expect(await eventually(() => stateOf(next, 'pending'), 'expired')).toBe('expired');
      expect(platform.getHandoffs('pending')).toHaveLength(0);
    });
  });

  it('of the embedded database is a copy of its folder', async () => {
    const [, , copy = '', back = ''] = await readShellBlocks('Backup and restore');
    const [folder, work] = await Promise.all([migratedFolder(), temporaryFolder()]);
    await fill(await start({ folder }));
    await stopAll();
    platform.recover();
    await runShellBlock(copy, work, { HAPTIK_STORAGE_FOLDER: folder });
    const later = await start({ folder });
    expect(await eventually(() => stateOf(later, 'pending'), 'delivered')).toBe('delivered');
    await stopAll();
    await runShellBlock(back, work, { HAPTIK_STORAGE_FOLDER: folder });
    await expectFilled(await start({ folder }));
  });
});
