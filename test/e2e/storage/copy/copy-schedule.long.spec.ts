import type { INestApplication } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CopyConflictError,
  type CopyEntry,
  CopyStateError,
} from '../../../../src/copy/copy.repository.js';
import { StorageConnection } from '../../../../packages/storage/src/connection/storage.connection.js';
import {
  copyRepositoryOf,
  CopyStorage,
  DATABASE_ENGINES,
  loadPublished,
} from '../../../support/servers/database/copy.storage.js';
import { advanceStorageTime } from '../../../support/servers/database/storage.clock.js';

const HOUR = 3_600;
const text = { key: 'price.now', language: 'en' } as const;
const inAnHour = () => new Date(Date.now() + HOUR * 1_000);

const ormOf = (app: INestApplication) => app.get(StorageConnection, { strict: false }).opened.orm;
const jobsOf = async (app: INestApplication) => {
  const { rows } = await ormOf(app).execute(
    sql`select count(*)::int as "count" from haptik_queue.job where name = 'copy'`,
  );
  return rows[0]?.['count'];
};
const now = async (app: INestApplication): Promise<CopyEntry | undefined> =>
  (await copyRepositoryOf(app).find({ keys: [text.key] }))[0];
const kinds = async (app: INestApplication) =>
  (await copyRepositoryOf(app).history({ key: text.key })).map(
    ({ kind, by }) => `${kind} by ${by}`,
  );
/** The test times out if the text is never published. */
const untilPublished = async (app: INestApplication, words: string) => {
  while ((await now(app))?.published !== words) await sleep(20);
};

describe.each(DATABASE_ENGINES)('a scheduled publication on %s', (engine) => {
  const storage = new CopyStorage(engine);
  let app: INestApplication;

  beforeAll(() => storage.open());
  afterAll(() => storage.close());
  beforeEach(async () => {
    await storage.createDatabase();
    app = await storage.start();
    await copyRepositoryOf(app).save([{ ...text, version: 0, text: 'later' }], 'asha');
  });
  afterEach(() => storage.stopAll());

  const schedule = (at = inAnHour()) =>
    copyRepositoryOf(app).publish([{ ...text, version: 1 }], 'ben', at);

  it('happens at its time, with its author', async () => {
    const at = inAnHour();
    expect(await schedule(at)).toMatchObject([{ draft: 'later', publishAt: at, version: 2 }]);
    expect(await loadPublished(app)).toEqual([]);
    await advanceStorageTime(app, HOUR + 1);
    await untilPublished(app, 'later');
    expect(await now(app)).toMatchObject({ draft: null, publishAt: null, version: 3 });
    expect(await loadPublished(app)).toMatchObject([{ ...text, text: 'later' }]);
    expect(await kinds(app)).toEqual(['publish by ben', 'schedule by ben', 'edit by asha']);
    expect((await copyRepositoryOf(app).history({}))[1]?.publishAt).toEqual(at);
  });

  it('happens immediately for a time in the past', async () => {
    expect(await schedule(new Date(0))).toMatchObject([{ published: 'later', publishAt: null }]);
    expect(await jobsOf(app)).toBe(0);
  });

  it('happens at startup when it became due while no process was running, even if its job is lost', async () => {
    await schedule();
    await ormOf(app).execute(sql`delete from haptik_queue.job`);
    await advanceStorageTime(app, HOUR + 1);
    expect(await loadPublished(app)).toEqual([]);
    await storage.stopAll();
    app = await storage.start();
    expect(await loadPublished(app)).toMatchObject([{ ...text, text: 'later' }]);
  });

  it('is cancelled by another draft, which was not approved', async () => {
    await schedule();
    const [entry] = await copyRepositoryOf(app).save(
      [{ ...text, version: 2, text: 'other' }],
      'asha',
    );
    expect(entry).toMatchObject({ draft: 'other', publishAt: null });
    expect(await kinds(app)).toEqual([
      'edit by asha',
      'unschedule by asha',
      'schedule by ben',
      'edit by asha',
    ]);
    expect((await copyRepositoryOf(app).history({}))[0]?.version).toBe(entry?.version);
  });

  it('can be unscheduled, once', async () => {
    await schedule();
    const ref = { ...text, version: 2 };
    await expect(copyRepositoryOf(app).unschedule({ ...ref, version: 1 }, 'asha')).rejects.toThrow(
      CopyConflictError,
    );
    expect(await copyRepositoryOf(app).unschedule(ref, 'asha')).toMatchObject({
      draft: 'later',
      version: 3,
    });
    await expect(copyRepositoryOf(app).unschedule({ ...ref, version: 3 }, 'asha')).rejects.toThrow(
      'is not scheduled',
    );
  });

  it('is cancelled in the trash, and not restored', async () => {
    await schedule();
    await copyRepositoryOf(app).trash(text.key, 'asha');
    await copyRepositoryOf(app).restore(text.key, 'asha');
    expect(await now(app)).toMatchObject({ draft: 'later', publishAt: null });
  });

  it('can be rescheduled, and published earlier', async () => {
    await schedule();
    const at = new Date(Date.now() + 2 * HOUR * 1_000);
    await copyRepositoryOf(app).publish([{ ...text, version: 2 }], 'ben', at);
    expect(await now(app)).toMatchObject({ publishAt: at });
    await advanceStorageTime(app, HOUR + 1);
    expect(await copyRepositoryOf(app).publish([{ ...text, version: 3 }], 'asha')).toMatchObject([
      { published: 'later', publishAt: null },
    ]);
    expect((await kinds(app))[0]).toBe('publish by asha');
  });

  it('leaves nothing behind when one of its texts is refused', async () => {
    const refs = [
      { ...text, version: 1 },
      { ...text, language: 'hi', version: 0 },
    ];
    await expect(copyRepositoryOf(app).publish(refs, 'ben', inAnHour())).rejects.toThrow(
      CopyStateError,
    );
    expect(await now(app)).toMatchObject({ publishAt: null, version: 1 });
    expect(await jobsOf(app)).toBe(0);
  });

  it('is refused for an invalid time', async () => {
    await expect(schedule(new Date(Number.NaN))).rejects.toThrow(CopyStateError);
    await expect(schedule(new Date(8.64e15))).rejects.toThrow(CopyStateError);
  });
});
