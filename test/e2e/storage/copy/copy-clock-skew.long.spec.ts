import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CopyReplica } from '../../../support/chaos/copy.replica.js';
import { copyRepositoryOf, CopyStorage } from '../../../support/servers/database/copy.storage.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

describe('replicas whose clocks are a day ahead and a day behind that of PostgreSQL', () => {
  const storage = new CopyStorage('PostgreSQL');
  let replicas: CopyReplica[] = [];

  beforeAll(async () => {
    await storage.open();
    await storage.createDatabase();
  });
  afterAll(async () => {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await storage.stopAll();
    await storage.close();
  });

  it('publish scheduled texts once, by the clock of the database', async () => {
    const soon = new Date(Date.now() + 12_000);
    const later = new Date(Date.now() + 2 * HOUR);
    const plans = [
      // For one replica the time is in the past, for the other it is tomorrow.
      { clockOffsetMs: DAY, schedule: { key: 'kill.one', at: soon } },
      { clockOffsetMs: -DAY, schedule: { key: 'kill.two', at: later } },
    ];
    const database = { DATABASE_URL: storage.url };
    replicas = plans.map((plan) => new CopyReplica(database, undefined, undefined, plan));
    const planned: unknown[] = [];
    for (const replica of replicas) planned.push(...(await replica.startPlan()));
    expect(planned).toMatchObject([
      { key: 'kill.one', published: null, publishAt: soon.toISOString() },
      { key: 'kill.two', published: null, publishAt: later.toISOString() },
    ]);

    const repository = copyRepositoryOf(await storage.start());
    const find = async () => repository.find({});
    // The test times out if the text is never published.
    while ((await find())[0]?.published === null) await sleep(50);
    const [one, two] = await find();
    expect(one?.publishedAt?.getTime()).toBeGreaterThanOrEqual(soon.getTime());
    expect(two).toMatchObject({ published: null, publishAt: later });
    const kinds = (await repository.history({})).map(({ key, kind, by }) => `${key} ${kind} ${by}`);
    expect(kinds.filter((kind) => kind.includes(' publish '))).toEqual(['kill.one publish ben']);
  });
});

describe('a clock that jumps, with the embedded database', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-clock-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const life = async (clockOffsetMs: number, at?: Date) => {
    const plan = { clockOffsetMs, ...(at && { schedule: { key: 'kill.one', at } }) };
    const replica = new CopyReplica({ FOLDER: folder }, undefined, undefined, plan);
    await replica.startPlan();
    return (await replica.stop()).observed;
  };

  it('publishes due texts once, and unpublishes nothing when it jumps back', async () => {
    const at = new Date(Date.now() + HOUR);
    await life(0, at);
    const behind = await life(-DAY);
    expect(behind.entries).toMatchObject([{ published: null, publishAt: at.toISOString() }]);
    const words = `planned ${at.toISOString()}`;
    for (const shift of [DAY, DAY, 0, -DAY]) {
      const { entries, events } = await life(shift);
      expect(entries).toMatchObject([{ published: words, draft: null, publishAt: null }]);
      expect(events.map(({ kind }) => kind)).toEqual(['publish', 'schedule', 'edit']);
    }
  });
});
