import type { INestApplication } from '@nestjs/common';
import { HaptikRecordings, type RecordingOptions, sign } from 'nestjs-haptik';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { LeakyBot, markedBody, MARKS } from '../../support/bots/leaky.bot.js';
import { PostgresServer, query } from '../../support/servers/database/postgres.test.server.js';
import { migratedFolder } from '../../support/servers/database/shared.resources.js';
import { boot, SECRET } from '../../support/test.app.js';

const apps: INestApplication[] = [];
afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

async function start(
  storage: HaptikStorageOptions,
  recording?: RecordingOptions,
): Promise<INestApplication> {
  const app = await boot({
    metadata: { imports: [HaptikStorageModule.forRoot(storage)], providers: [LeakyBot] },
    options: recording ? { recording } : {},
  });
  apps.push(app);
  return app;
}

async function call(app: INestApplication, node: string, secret = SECRET): Promise<string> {
  const body = markedBody(node);
  const id = crypto.randomUUID();
  const signature = sign(Buffer.from(body), secret);
  await new HaptikTestClient(app, { secret: SECRET })
    .post(body, { 'X-Hub-Signature': signature, 'X-Haptik-Call-Id': id })
    .catch(() => undefined);
  await app.get(HaptikRecordings).find(id);
  return id;
}

describe('recorded calls in PostgreSQL', () => {
  let server: PostgresServer;
  let url: string;

  beforeAll(async () => {
    server = await PostgresServer.shared();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    url = await server.database();
  });

  it('are those of all replicas, limited together', async () => {
    const recording = { calls: 8, redact: { entities: ['chosen'] } };
    const [one, other] = [await start({ url }, recording), await start({ url }, recording)];
    const ids: string[] = [];
    for (let round = 0; round < 5; round++) {
      ids.push(await call(one, 'leaks'), await call(other, 'waits'));
    }
    const listed = (await one.get(HaptikRecordings).list()).map(({ id }) => id);
    expect(listed).toEqual(ids.slice(-8).toReversed());
    const [newest, second] = listed;
    const page = await other.get(HaptikRecordings).list({ limit: 1, before: newest });
    expect(page.map(({ id }) => id)).toEqual([second]);
    expect(await other.get(HaptikRecordings).find(ids[8] ?? '')).toMatchObject({ node: 'leaks' });
  });

  it('leave most places to calls when many requests are rejected', async () => {
    const app = await start({ url }, { calls: 4 });
    const kept = [await call(app, 'waits'), await call(app, 'waits'), await call(app, 'waits')];
    for (let round = 0; round < 6; round++) await call(app, 'waits', 'wrong');
    const listed = await app.get(HaptikRecordings).list();
    expect(listed).toHaveLength(4);
    expect(listed.slice(1).map(({ id }) => id)).toEqual(kept.toReversed());
  });

  it('contain no personal value in any column', async () => {
    const app = await start({ url }, { redact: { entities: ['chosen'] } });
    await call(app, 'leaks');
    await call(app, 'throws');
    await call(app, 'leaks', 'wrong');
    const rows = await query(url, 'select * from haptik.call_recordings');
    const text = JSON.stringify(rows).toLowerCase();
    expect(rows).toHaveLength(3);
    for (const mark of Object.values(MARKS)) expect(text).not.toContain(String(mark).toLowerCase());
    expect(text).not.toContain(SECRET);
  });

  it('are not stored without the option', async () => {
    const app = await start({ url });
    await fetch(`${await new HaptikTestClient(app).url()}/_development/app`, {
      headers: { 'Sec-Fetch-Site': 'none' },
    });
    await call(app, 'waits');
    expect(await query(url, 'select * from haptik.call_recordings')).toEqual([]);
  });
});

it('are kept in an embedded database over a restart', async () => {
  const folder = await migratedFolder();
  const app = await start({ folder }, {});
  const id = await call(app, 'leaks');
  await app.close();
  apps.length = 0;
  const restarted = await start({ folder }, {});
  expect(await restarted.get(HaptikRecordings).find(id)).toMatchObject({ id, node: 'leaks' });
});
