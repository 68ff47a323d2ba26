import type { INestApplication } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HaptikStorageModule } from '../../../src/storage/index.js';
import { defineCopy, HaptikCopy, HaptikCopyModule } from '../../../src/copy/index.js';
import { boot } from '../app.js';
import { PostgresServer } from '../postgres.js';
import { expectWhole } from './copy.expect.js';
import { type CopyFound, type CopyLife, CopyReplica, type CopyRound } from './copy.replica.js';

type Engine = 'PostgreSQL' | 'PGlite';

const text = (words: string) => ({ text: words, about: 'a test', usedAs: 'text' }) as const;
const copy = defineCopy({ 'kill.one': text('one in code'), 'kill.two': text('two in code') });

/** A replica that lives while others are killed. */
async function companionOf(url: string): Promise<INestApplication> {
  const storage = HaptikStorageModule.forRoot({ url });
  return boot({ metadata: { imports: [storage, HaptikCopyModule.forRoot({ copy: [copy] })] } });
}

/** What a replica says once it knows all that another has found. */
async function saidBy(app: INestApplication, { revision }: CopyFound): Promise<string[]> {
  const texts = app.get(HaptikCopy);
  while (texts.revision < revision) await sleep(10);
  const keys = ['kill.one', 'kill.two'] as const;
  return keys.flatMap((key) => ['en', 'hi'].map((language) => texts.text(copy(key), language)));
}

/**
 * Replicas on one engine that are killed before and after each statement of one act.
 *
 * @param statements more than the act takes, so that the last replicas die after all of them
 */
export function describeCopyKills(engine: Engine, act: CopyRound['act'], statements: number): void {
  describe(`a replica on ${engine} that is killed at each step of a ${act}`, () => {
    let server: PostgresServer | undefined;
    let companion: INestApplication | undefined;
    let folder: string;
    let database: Record<string, string>;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'haptik-copy-kills-'));
      if (engine === 'PostgreSQL') server = await PostgresServer.start();
      database = server ? { DATABASE_URL: await server.database() } : { FOLDER: folder };
      await new CopyReplica(database, { act, number: 0 }).live();
      const url = database['DATABASE_URL'];
      if (url !== undefined) companion = await companionOf(url);
    });
    afterAll(async () => {
      await companion?.close();
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    /** Each dies one step later than the one before it; without a round it tells what it finds. */
    const replicaOf = (round?: CopyRound): CopyReplica => {
      if (!round) return new CopyReplica(database);
      const side = round.number % 2 === 1 ? 'before' : 'after';
      return new CopyReplica(database, round, {
        after: 'start',
        statement: Math.ceil(round.number / 2),
        side,
      });
    };

    it('leaves all texts as they were or all as they were to be, with their history and drafts', async () => {
      const rounds = Array.from({ length: statements * 2 }, (_, index): CopyRound => ({
        act,
        number: index + 1,
      }));
      const lives: CopyLife[] = [];
      let replica = replicaOf(rounds[0]);
      for (const [index] of rounds.entries()) {
        // It loads its code meanwhile.
        const next = replicaOf(rounds[index + 1]);
        lives.push(await replica.live());
        replica = next;
      }
      lives.push(await replica.live());

      const ends = rounds.map((round, index) => {
        const [life, next] = [lives[index] as CopyLife, lives[index + 1] as CopyLife];
        return expectWhole(round, life, next.found);
      });
      // Each step was met: the first left everything as it was, and the last came after the end.
      expect(ends[0]).toBe('old');
      expect(lives.filter(({ isStruck }) => isStruck).length).toBeGreaterThanOrEqual(10);
      expect(lives.at(-2)).toMatchObject({ isDone: true, isStruck: false });
      expect(ends.at(-1)).toBe('new');
      const last = lives.at(-1)?.found as CopyFound;
      if (companion) expect(await saidBy(companion, last)).toEqual(last.says);
    });
  });
}
