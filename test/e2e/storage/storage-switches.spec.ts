import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type INestApplication } from '@nestjs/common';
import { HaptikNode, HaptikSwitches } from 'nestjs-haptik';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, SECRET } from '../../support/test.app.js';
import { DatabaseProxy } from '../../support/servers/database/database.proxy.js';
import { PostgresServer, query } from '../../support/servers/database/postgres.test.server.js';
import { migratedFolder } from '../../support/servers/database/shared.resources.js';
import { UNAVAILABLE } from '../../support/values/english.texts.js';

@Injectable()
class Bot {
  @HaptikNode('price')
  price() {
    return '₹ 2,499';
  }
}

const apps: INestApplication[] = [];
afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

const start = async (storage: HaptikStorageOptions): Promise<INestApplication> => {
  const app = await boot({
    metadata: { imports: [HaptikStorageModule.forRoot(storage)], providers: [Bot] },
  });
  apps.push(app);
  return app;
};
const ask = async (app: INestApplication) =>
  (await new HaptikTestClient(app, { secret: SECRET }).call('price')).texts[0];
/** Polls until the result is the expected one; the test times out otherwise. */
const expectSoon = async (app: INestApplication, text: string) => {
  while ((await ask(app)) !== text) await sleep(20);
};
const off = {
  bot: 'default',
  node: 'price',
  mode: 'fallback',
  note: 'wrong',
  changedBy: 'asha',
} as const;

describe('switches in PostgreSQL', () => {
  let server: PostgresServer;
  let url: string;

  beforeAll(async () => {
    server = await PostgresServer.shared();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    url = await server.database();
  });

  it('apply to all replicas, and are reset on all', async () => {
    const [one, other] = [await start({ url }), await start({ url })];
    await one.get(HaptikSwitches).set(off);
    expect(await ask(one)).toBe(UNAVAILABLE);
    await expectSoon(other, UNAVAILABLE);
    expect(other.get(HaptikSwitches).list()).toMatchObject([
      { node: 'price', note: 'wrong', changedBy: 'asha' },
    ]);
    await other.get(HaptikSwitches).clear({ bot: 'default', node: 'price' });
    await expectSoon(one, '₹ 2,499');
  });

  it('are loaded without a notification', async () => {
    const app = await start({ url });
    await query(
      url,
      `insert into haptik.switches (bot, node, mode, changed_at) values ('default', '', 'fallback', now())`,
    );
    await expectSoon(app, UNAVAILABLE);
    await query(url, `delete from haptik.switches`);
    await expectSoon(app, '₹ 2,499');
  });

  it('apply from the first call after a restart', async () => {
    await (await start({ url })).get(HaptikSwitches).set(off);
    await apps.pop()?.close();
    expect(await ask(await start({ url }))).toBe(UNAVAILABLE);
  });

  it('keep the last state while the database is unavailable, and synchronize afterwards', async () => {
    const proxy = new DatabaseProxy(server.port);
    const name = new URL(url).pathname.slice(1);
    const app = await start({ url: server.url(name, await proxy.start()) });
    await app.get(HaptikSwitches).set(off);
    proxy.disconnect();
    expect(await ask(app)).toBe(UNAVAILABLE);
    await expect(app.get(HaptikSwitches).clear({ bot: 'default', node: 'price' })).rejects.toThrow(
      'The switch was not changed',
    );
    expect(await ask(app)).toBe(UNAVAILABLE);
    await query(url, `delete from haptik.switches`);
    proxy.restore();
    await expectSoon(app, '₹ 2,499');
    await proxy.stop();
  });
});

describe('switches in the embedded database', () => {
  it('apply immediately', async () => {
    const app = await start({ folder: await migratedFolder() });
    await app.get(HaptikSwitches).set(off);
    expect(await ask(app)).toBe(UNAVAILABLE);
    await app.get(HaptikSwitches).set({ ...off, mode: 'normal' });
    expect(await ask(app)).toBe('₹ 2,499');
  });
});
