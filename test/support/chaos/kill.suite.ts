import type { HandoffEntry } from 'nestjs-haptik';
import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { migratedDatabase } from '../servers/database/postgres.test.server.js';
import { migratedFolder } from '../servers/database/shared.resources.js';
import { QUEUED, STARTED } from '../values/english.texts.js';
import { type CallRecord, KillRounds, type KillRound, generateKillRounds } from './kill.rounds.js';

const HANDOFF_TEXTS: ReadonlySet<string | undefined> = new Set([STARTED, QUEUED]);

export interface KillSuiteSize {
  readonly rounds: number;
  /** Number of statements before and after which hosts are killed. */
  readonly statements: number;
}

/** What became of the handoffs of the hosts on one database. */
interface KillOutcome {
  readonly kills: number;
  readonly killedAtStatement: number;
  readonly confirmed: readonly CallRecord[];
  readonly lost: readonly CallRecord[];
  readonly duplicated: readonly CallRecord[];
}

/** Hosts on one engine that are killed at every step of a handoff. */
export function describeKills(engine: 'PostgreSQL' | 'PGlite', plan: KillSuiteSize): void {
  describe(`hosts on ${engine} that are killed at every step`, () => {
    const platforms: HaptikPlatformEmulator[] = [];
    afterAll(() => Promise.all(platforms.map((platform) => platform.stop())));

    /** Kills one host after the other on a database and a platform that no other rounds use. */
    async function run(
      rounds: readonly KillRound[],
      { firstIndex, hasCompanion }: { firstIndex: number; hasCompanion: boolean },
    ): Promise<KillOutcome> {
      const platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
      platforms.push(platform);
      await platform.start();
      const database: Record<string, string> =
        engine === 'PostgreSQL'
          ? { DATABASE_URL: await migratedDatabase() }
          : { FOLDER: await migratedFolder() };
      // Long, because an attempt that times out on a busy machine would not be counted.
      const storage = { handoffs: { attemptTimeoutMs: 3_000 } };
      const killRounds = new KillRounds(engine, platform, { database, storage });
      const companion = hasCompanion ? await killRounds.startCompanion() : undefined;
      await killRounds.run(rounds, firstIndex);
      await companion?.stop();
      const host = await killRounds.drain();
      const dead = await host.readHandoffs<HandoffEntry[]>('/dead-letter');
      await host.stop();

      const { kills, killedAtStatement, callRecords } = killRounds;
      const confirmed = callRecords.filter(({ answer }) => HANDOFF_TEXTS.has(answer?.[0]));
      const lost = confirmed.filter(({ userName }) => {
        const isDeadLetter = dead.some((entry) => entry.userName === userName && entry.lastError);
        return platform.getHandoffs(userName).length === 0 && !isDeadLetter;
      });
      const duplicated = callRecords.filter(({ userName }) => {
        const times = platform.getHandoffs(userName).map(({ at }) => at);
        return times.some(
          (at, index) => index > 0 && !killRounds.isDuplicateExplained(times[index - 1] ?? 0, at),
        );
      });
      return { kills, killedAtStatement, confirmed, lost, duplicated };
    }

    it('lose no promised handoff, and repeat one only after a kill or a lost response', async () => {
      const all = [...generateKillRounds(plan.rounds, plan.statements)];
      const half = plan.rounds / 2;
      // Much of a round is waiting, so both halves run at the same time. On PostgreSQL another
      // replica runs in the second half, and takes over the handoffs that the others leave.
      const outcomes = await Promise.all([
        run(all.slice(0, half), { firstIndex: 0, hasCompanion: false }),
        run(all.slice(half), { firstIndex: half, hasCompanion: engine === 'PostgreSQL' }),
      ]);
      const sumOf = (count: (outcome: KillOutcome) => number): number =>
        outcomes.reduce((sum, outcome) => sum + count(outcome), 0);
      expect(sumOf(({ kills }) => kills)).toBe(plan.rounds);
      expect(sumOf(({ killedAtStatement }) => killedAtStatement)).toBeGreaterThan(plan.rounds / 2);
      expect(sumOf(({ confirmed }) => confirmed.length)).toBeGreaterThan(plan.rounds / 3);
      expect(outcomes.flatMap(({ lost }) => lost)).toEqual([]);
      expect(outcomes.flatMap(({ duplicated }) => duplicated)).toEqual([]);
    }, 900_000);
  });
}
