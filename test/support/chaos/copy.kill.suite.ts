import type { INestApplication } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { HaptikStorageModule } from '../../../packages/storage/src/index.js';
import { defineCopy, HaptikCopy, HaptikCopyModule } from '../../../src/copy/index.js';
import { boot } from '../test.app.js';
import type { KillPlan } from './chaos.host.js';
import { migratedDatabase } from '../servers/database/postgres.test.server.js';
import { migratedFolder } from '../servers/database/shared.resources.js';
import { expectAtomicWrite } from './copy.expect.js';
import {
  type ObservedCopy,
  type CopyReplicaResult,
  CopyReplica,
  type CopyWriteRound,
} from './copy.replica.js';

type KilledEngine = 'PostgreSQL' | 'PGlite';

/** The rounds on one database: what each replica reported, and what it wrote. */
interface KillOutcome {
  readonly results: readonly CopyReplicaResult[];
  readonly outcomes: readonly ('old' | 'new')[];
}

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
 * On which side of each statement a replica is killed. After a statement and before the one that follows are the same
 * for the database, so each engine has one side.
 */
const SIDES: Readonly<Record<KilledEngine, KillPlan['side']>> = {
  PGlite: 'before',
  PostgreSQL: 'after',
};

/** Replicas on one engine that are killed at each statement of one operation. */
export function describeCopyKills(
  engine: KilledEngine,
  operation: CopyWriteRound['operation'],
): void {
  describe(`a replica on ${engine} that is killed at each step of a ${operation}`, () => {
    const companions: INestApplication[] = [];
    afterAll(() => Promise.all(companions.map((companion) => companion.close())));

    /**
     * Kills one replica after the other on a database that no others use, each one statement later
     * than the previous one, until one completes its operation.
     */
    async function run(side: KillPlan['side']): Promise<KillOutcome> {
      const database: Record<string, string> =
        engine === 'PostgreSQL'
          ? { DATABASE_URL: await migratedDatabase() }
          : { FOLDER: await migratedFolder() };
      await new CopyReplica(database, { operation, index: 0 }).run();
      const url = database['DATABASE_URL'];
      const companion = url === undefined ? undefined : await startCompanion(url);
      if (companion) companions.push(companion);

      const replicaOf = (round: CopyWriteRound): CopyReplica =>
        new CopyReplica(database, round, { after: 'start', statement: round.index, side });
      const results: CopyReplicaResult[] = [];
      let replica = replicaOf({ operation, index: 1 });
      while (results.at(-1)?.wasKilledAtStatement !== false) {
        // It loads its code meanwhile.
        const next = replicaOf({ operation, index: results.length + 2 });
        results.push(await replica.run());
        replica = next;
      }
      // The next replica is loaded already. It ends as well, before or after its operation: while
      // the machine is busy, statements of timers count too.
      results.push(await replica.run());
      const { observed } = await new CopyReplica(database).run();

      const outcomes = results.map((result, index) =>
        expectAtomicWrite(
          { operation, index: index + 1 },
          result,
          results[index + 1]?.observed ?? observed,
        ),
      );
      if (companion) expect(await renderedBy(companion, observed)).toEqual(observed.renderedTexts);
      return { results, outcomes };
    }

    it('writes all texts with their history and drafts, or none', async () => {
      const { results, outcomes } = await run(SIDES[engine]);
      // The kills cover each step: the first changed nothing, and the last came after all statements.
      expect(outcomes[0]).toBe('old');
      expect(results.at(-2)).toMatchObject({ isAcknowledged: true, wasKilledAtStatement: false });
      expect(outcomes.at(-2)).toBe('new');
      const killed = results.filter(({ wasKilledAtStatement }) => wasKilledAtStatement);
      expect(killed.length).toBeGreaterThanOrEqual(5);
    }, 600_000);
  });
}
