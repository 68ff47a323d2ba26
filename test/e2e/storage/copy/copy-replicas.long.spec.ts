import type { INestApplication } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { CopyConflictError } from '../../../../src/copy/copy.repository.js';
import { MemoryLogger } from '../../../support/test.app.js';
import {
  copyRepositoryOf,
  CopyStorage,
  DATABASE_ENGINES,
  loadPublished,
  publishedCopySourceOf,
} from '../../../support/servers/database/copy.storage.js';
import { DatabaseProxy } from '../../../support/servers/database/database.proxy.js';
import { query } from '../../../support/servers/database/postgres.test.server.js';
import { advanceStorageTime } from '../../../support/servers/database/storage.clock.js';

const text = { key: 'price.now', language: 'en' } as const;

/** Loads publications as a replica does: after each change, from the last revision. */
class CopyReplica {
  readonly texts = new Map<string, string | null>();
  stop: () => Promise<void> = async () => undefined;
  #revision = 0;
  #loading = Promise.resolve();

  constructor(private readonly app: INestApplication) {}

  async start(): Promise<this> {
    this.stop = await publishedCopySourceOf(this.app).watch(() => this.load());
    this.load();
    await this.#loading;
    return this;
  }

  /** Resolves when a text is loaded; the test times out otherwise. */
  async sees(words: string | null, key: string = text.key): Promise<void> {
    while (this.texts.get(key) !== words) await sleep(10);
  }

  private load(): void {
    this.#loading = this.#loading.then(() => this.catchUp());
  }

  private async catchUp(): Promise<void> {
    // Loads fail while the database is unavailable; the next change retries.
    const news = await loadPublished(this.app, this.#revision).catch(() => []);
    for (const { key, text: words, revision } of news) {
      this.texts.set(key, words);
      this.#revision = revision;
    }
  }
}

const write = async (app: INestApplication, words: string, key: string = text.key) => {
  const [{ version } = { version: 0 }] = await copyRepositoryOf(app).find({ keys: [key] });
  const edit = { ...text, key, version, text: words };
  const drafts = await copyRepositoryOf(app).save([edit], 'asha');
  await copyRepositoryOf(app).publish(drafts, 'asha');
};

describe.each(DATABASE_ENGINES)('published texts on %s', (engine) => {
  const storage = new CopyStorage(engine);

  beforeAll(() => storage.open());
  afterAll(() => storage.close());
  beforeEach(() => storage.createDatabase());
  afterEach(() => storage.stopAll());

  it('notify watchers until the watch ends', async () => {
    const app = await storage.start();
    const replica = await new CopyReplica(app).start();
    await write(app, 'one');
    await replica.sees('one');
    await copyRepositoryOf(app).trash(text.key, 'asha');
    await replica.sees(null);
    await copyRepositoryOf(app).restore(text.key, 'asha');
    await replica.sees('one');
    await replica.stop();
    let isTold = false;
    const stop = await publishedCopySourceOf(app).watch(() => (isTold = true));
    await stop();
    await write(app, 'two');
    expect(replica.texts.get(text.key)).toBe('one');
    expect(isTold).toBe(false);
  });

  it('outlive a restart', async () => {
    await write(await storage.start(), 'kept');
    await storage.stopAll();
    expect(await loadPublished(await storage.start())).toMatchObject([{ ...text, text: 'kept' }]);
  });
});

describe('published texts on several replicas', () => {
  const storage = new CopyStorage('PostgreSQL');

  beforeAll(() => storage.open());
  afterAll(() => storage.close());
  beforeEach(() => storage.createDatabase());
  afterEach(() => storage.stopAll());

  it('are loaded by all', async () => {
    const [one, other] = [await storage.start(), await storage.start()];
    const replica = await new CopyReplica(other).start();
    await write(one, 'from one');
    await replica.sees('from one');
    expect(await loadPublished(one)).toEqual(await loadPublished(other));
    await replica.stop();
  });

  it('are loaded without a notification', async () => {
    const app = await storage.start();
    await write(app, 'before');
    const replica = await new CopyReplica(app).start();
    await query(
      storage.url,
      `update haptik.copy_revision set revision = revision + 1;
       update haptik.copy_texts set published = 'silent', revision = revision + 1`,
    );
    await replica.sees('silent');
    expect(await loadPublished(app)).toMatchObject([{ text: 'silent', revision: 2 }]);
    await replica.stop();
  });

  it('are never missed with concurrent publications', async () => {
    const apps = [await storage.start(), await storage.start()];
    const replicas = await Promise.all(apps.map((app) => new CopyReplica(app).start()));
    const keys = Array.from({ length: 12 }, (_, index) => `crossing.k${index}`);
    await Promise.all(
      keys.map(async (key, index) => {
        for (let round = 0; round < 5; round++) {
          await write(apps[(index + round) % 2] as INestApplication, `${key} ${round}`, key);
        }
      }),
    );
    for (const replica of replicas) {
      for (const key of keys) await replica.sees(`${key} 4`, key);
      await replica.stop();
    }
    const all = await loadPublished(apps[0] as INestApplication);
    expect(all.map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
    expect(Math.max(...all.map(({ revision }) => revision))).toBe(60);
  });

  it('do not deadlock with concurrent batches', async () => {
    const apps = [await storage.start(), await storage.start()];
    const keys = Array.from({ length: 200 }, (_, index) => `batch.k${index}`);
    const edits = keys.map((key) => ({ ...text, key, version: 0, text: 'x' }));
    const orders = [edits, edits.toReversed(), edits, edits.toReversed()];
    const results = await Promise.allSettled(
      orders.map((order, index) =>
        copyRepositoryOf(apps[index % 2] as INestApplication).save(order, `editor${index}`),
      ),
    );
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason] : [],
    );
    expect(failures).toHaveLength(3);
    for (const failure of failures) expect(failure).toBeInstanceOf(CopyConflictError);
    const authors = (await copyRepositoryOf(apps[0] as INestApplication).find({})).map(
      (e) => e.changedBy,
    );
    expect(new Set(authors).size).toBe(1);
  });

  it('are published once when scheduled', async () => {
    const apps = [await storage.start(), await storage.start(), await storage.start()];
    const [app] = apps as [INestApplication];
    const keys = Array.from({ length: 50 }, (_, index) => `planned.k${index}`);
    for (const key of keys) {
      const drafts = await copyRepositoryOf(app).save(
        [{ ...text, key, version: 0, text: 'x' }],
        'asha',
      );
      await copyRepositoryOf(app).publish(drafts, 'asha', new Date(Date.now() + 3_600_000));
    }
    await advanceStorageTime(app, 3_601);
    while ((await loadPublished(app)).length < keys.length) await sleep(20);
    await storage.stopAll();
    const again = await storage.start();
    const events = await copyRepositoryOf(again).history({ limit: 500 });
    expect(events.filter(({ kind }) => kind === 'publish')).toHaveLength(keys.length);
    expect(Math.max(...(await loadPublished(again)).map(({ revision }) => revision))).toBe(
      keys.length,
    );
  });

  it('log one line per outage of the database', async () => {
    const proxy = new DatabaseProxy(storage.server.port);
    const name = new URL(storage.url).pathname.slice(1);
    const logger = new MemoryLogger();
    const url = storage.server.url(name, await proxy.start());
    const app = await storage.start({ url }, logger);
    const other = await storage.start({}, logger);
    await write(app, 'before');
    const replica = await new CopyReplica(app).start();
    const pollingLines = (what: string) =>
      logger.linesOf('debug').filter((line) => line.includes(`Polling of haptik_copy ${what}`));
    for (const [index, words] of ['during the first', 'during the second'].entries()) {
      proxy.disconnect();
      while (pollingLines('failed').length === index) await sleep(10);
      // Longer than several polls.
      await sleep(2_500);
      await write(other, words);
      proxy.restore();
      await replica.sees(words);
      while (pollingLines('works again').length <= index) await sleep(10);
    }
    expect(pollingLines('failed')).toHaveLength(2);
    await replica.stop();
    await storage.stopAll();
    await proxy.stop();
  });

  it('do not leak values in errors of an outage, and are loaded afterwards', async () => {
    const proxy = new DatabaseProxy(storage.server.port);
    const name = new URL(storage.url).pathname.slice(1);
    const app = await storage.start({ url: storage.server.url(name, await proxy.start()) });
    const other = await storage.start();
    await write(app, 'before');
    const replica = await new CopyReplica(app).start();
    proxy.disconnect();
    const faults = await Promise.all(
      [
        copyRepositoryOf(app).save(
          [{ ...text, version: 2, text: 'secret words' }],
          'asha@example.com',
        ),
        copyRepositoryOf(app).find({ containing: 'secret words' }),
        copyRepositoryOf(app).history({ key: 'secret words' }),
        copyRepositoryOf(app).trash('secret words', 'asha@example.com'),
        loadPublished(app),
      ].map((work) =>
        work.then(
          () => 'it succeeded',
          (error: Error) => error,
        ),
      ),
    );
    for (const fault of faults) {
      expect(fault).toBeInstanceOf(Error);
      expect((fault as Error).message).toContain('the database failed');
      expect(JSON.stringify([(fault as Error).message, fault, (fault as Error).cause])).not.toMatch(
        /secret|asha|select|p%40ss/,
      );
    }
    await write(other, 'while it was away');
    proxy.restore();
    await replica.sees('while it was away');
    await replica.stop();
    await storage.stopAll();
    await proxy.stop();
  });
});
