import { glob, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { HandoffBook } from 'nestjs-haptik';
import { HaptikStorageModule, type HaptikStorageOptions } from 'nestjs-haptik/storage';
import { boot, Journal } from '../../support/app.js';
import { PostgresServer, query } from '../../support/postgres.js';

const logger = new Journal();
const apps: INestApplication[] = [];

const start = async (storage: HaptikStorageOptions): Promise<INestApplication> => {
  const app = await boot({
    logger,
    metadata: { imports: [HaptikStorageModule.forRoot(storage)] },
  });
  apps.push(app);
  return app;
};
const bookOf = (app: INestApplication) => app.get(HandoffBook, { strict: false });

beforeEach(() => {
  logger.lines.length = 0;
});
afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

describe('storage in a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-boot-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made when it is not there, and found again', async () => {
    const inside = join(folder, 'not', 'there');
    const first = await start({ folder: inside });
    expect(await bookOf(first).list()).toEqual([]);
    await apps.pop()?.close();
    expect(await bookOf(await start({ folder: inside })).list()).toEqual([]);
    expect(logger.of('log')).toContainEqual(`log Storage is open: embedded in ${inside}`);
  });

  it('takes one application at a time, and the other is told the ways out', async () => {
    await start({ folder });
    await expect(start({ folder })).rejects.toThrow(
      /another process uses the embedded database.*another folder.*PostgreSQL/,
    );
  });

  it('takes one of two that start at the same moment', async () => {
    const results = await Promise.allSettled([start({ folder }), start({ folder })]);
    expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(1);
  });

  it('is refused where nothing can be written, and where its path is too long', async () => {
    await expect(start({ folder: '/dev/null/haptik' })).rejects.toThrow(
      /cannot be made.*another folder/,
    );
    await expect(start({ folder: join(folder, 'x'.repeat(120)) })).rejects.toThrow(
      /path of the folder .* is too long/,
    );
  });
});

describe('storage in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server.stop());

  it('is brought up to date once by replicas that start together', async () => {
    const url = await server.database();
    const replicas = await Promise.all(Array.from({ length: 4 }, () => start({ url })));
    for (const app of replicas) expect(await bookOf(app).list()).toEqual([]);
    let migrations = 0;
    for await (const _ of glob('src/storage/migrations/*.sql')) migrations++;
    expect(await query(url, 'select count(*)::int as done from haptik.migrations')).toEqual([
      { done: migrations },
    ]);
  });

  it('is refused when a newer version migrated it', async () => {
    const url = await server.database();
    await start({ url });
    await query(
      url,
      `insert into haptik.migrations (hash, created_at) values ('x', 4102444800000)`,
    );
    await expect(start({ url })).rejects.toThrow(
      /migrated by a newer version of nestjs-haptik, on 2100-01-01.*Start the newer version/,
    );
  });

  it('is refused when a newer version of the queue migrated it', async () => {
    const url = await server.database();
    await start({ url });
    await query(url, 'update haptik_queue.version set version = version + 1');
    await expect(start({ url })).rejects.toThrow(
      /newer version of pg-boss.*schema \d+.*schema \d+.*Start the version/,
    );
  });

  it.each([
    ['a wrong password', (url: URL) => (url.password = 'not-it-4711'), /password is wrong/],
    ['a database that is not there', (url: URL) => (url.pathname = '/nowhere'), /no such database/],
  ])('is refused at once with %s, and the message keeps the password', async (_, spoil, cure) => {
    const url = new URL(await server.database());
    spoil(url);
    const failure = await start({ url: url.href }).catch((error: Error) => error.message);
    expect(failure).toMatch(cure);
    expect(failure).not.toContain(url.password);
    expect(logger.lines.join('\n')).not.toContain(url.password);
  });

  it('is refused to a user who may not make its schemas', async () => {
    const url = new URL(await server.database());
    await query(url.href, `create role guest login password 'guest'`);
    url.username = 'guest';
    url.password = 'guest';
    await expect(start({ url: url.href })).rejects.toThrow(/may not create schemas.*grant create/);
  });
});

describe('storage that is set up wrongly is refused', () => {
  it.each([
    [{ url: 'mysql://x/y' }, /url \(DATABASE_URL\) is no PostgreSQL URL/],
    [{ url: 'postgres://bot:s3cr:t@:nowhere' }, /url \(DATABASE_URL\) is no PostgreSQL URL/],
    [{ connections: 0 }, /connections must be a whole number above 0/],
    [{ handoffs: { giveUpAfter: -1 } }, /handoffs.giveUpAfter must be/],
    [{ handoffs: { atOnce: 1.5 } }, /handoffs.atOnce must be/],
  ] as const)('%p', async (options, message) => {
    const failure = await start(options).catch((error: Error) => error.message);
    expect(failure).toMatch(message);
    expect(failure).not.toContain('s3cr');
  });
});
