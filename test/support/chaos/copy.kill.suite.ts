import type { INestApplication } from '@nestjs/common';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HaptikStorageModule } from '../../../packages/storage/src/index.js';
import { defineCopy, HaptikCopy, HaptikCopyModule } from '../../../src/copy/index.js';
import { boot } from '../test.app.js';
import { PostgresServer } from '../postgres.test.server.js';
import { expectAtomicWrite } from './copy.expect.js';
import {
  type ObservedCopy,
  type CopyReplicaResult,
  CopyReplica,
  type CopyWriteRound,
} from './copy.replica.js';

type KilledEngine = 'PostgreSQL' | 'PGlite';

const text = (words: string) => ({ text: words, description: 'a test', usedAs: 'text' }) as const;
const copy = defineCopy({ 'kill.one': text('one in code'), 'kill.two': text('two in code') });

/** A replica that runs while others are killed. */
async function startCompanion(url: string): Promise<INestApplication> {
  const storage = HaptikStorageModule.forRoot({ url });
  return boot({ metadata: { imports: [storage, HaptikCopyModule.forRoot({ copy: [copy] })] } });
}

/** The texts of a replica once it has the revision that another observed. */
async function renderedBy(app: INestApplication, { revision }: ObservedCopy): Promise<string[]> {
  const texts = app.get(HaptikCopy);
  while (texts.revision < revision) await sleep(10);
  const keys = ['kill.one', 'kill.two'] as const;
  return keys.flatMap((key) => ['en', 'hi'].map((language) => texts.render(copy(key), language)));
}

/**
 * Replicas on one engine that are killed before and after each statement of one operation.
 *
 * @param statements more than the operation runs, so that the last replicas are killed after all of them
 */
export function describeCopyKills(
  engine: KilledEngine,
  operation: CopyWriteRound['operation'],
  statements: number,
): void {
  describe(`a replica on ${engine} that is killed at each step of a ${operation}`, () => {
    let server: PostgresServer | undefined;
    let companion: INestApplication | undefined;
    let folder: string;
    let database: Record<string, string>;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'haptik-copy-kills-'));
      if (engine === 'PostgreSQL') server = await PostgresServer.start();
      database = server ? { DATABASE_URL: await server.database() } : { FOLDER: folder };
      await new CopyReplica(database, { operation, index: 0 }).run();
      const url = database['DATABASE_URL'];
      if (url !== undefined) companion = await startCompanion(url);
    });
    afterAll(async () => {
      await companion?.close();
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    /** Each is killed one step later than the previous one; without a round it reports its state. */
    const replicaOf = (round?: CopyWriteRound): CopyReplica => {
      if (!round) return new CopyReplica(database);
      const side = round.index % 2 === 1 ? 'before' : 'after';
      return new CopyReplica(database, round, {
        after: 'start',
        statement: Math.ceil(round.index / 2),
        side,
      });
    };

    it('writes all texts with their history and drafts, or none', async () => {
      const rounds = Array.from({ length: statements * 2 }, (_, index): CopyWriteRound => ({
        operation,
        index: index + 1,
      }));
      const results: CopyReplicaResult[] = [];
      let replica = replicaOf(rounds[0]);
      for (const [index] of rounds.entries()) {
        // It loads its code meanwhile.
        const next = replicaOf(rounds[index + 1]);
        results.push(await replica.run());
        replica = next;
      }
      results.push(await replica.run());

      const outcomes = rounds.map((round, index) => {
        const [result, next] = [
          results[index] as CopyReplicaResult,
          results[index + 1] as CopyReplicaResult,
        ];
        return expectAtomicWrite(round, result, next.observed);
      });
      // The kills cover each step: the first changed nothing, and the last came after all statements.
      expect(outcomes[0]).toBe('old');
      expect(
        results.filter(({ wasKilledAtStatement }) => wasKilledAtStatement).length,
      ).toBeGreaterThanOrEqual(10);
      expect(results.at(-2)).toMatchObject({ isAcknowledged: true, wasKilledAtStatement: false });
      expect(outcomes.at(-1)).toBe('new');
      const last = results.at(-1)?.observed as ObservedCopy;
      if (companion) expect(await renderedBy(companion, last)).toEqual(last.renderedTexts);
    });
  });
}
