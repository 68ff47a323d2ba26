import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HandoffEntry } from 'nestjs-haptik';
import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { PostgresServer } from '../postgres.test.server.js';
import { QUEUED, STARTED } from '../english.texts.js';
import { KillRounds, generateKillRounds } from './kill.rounds.js';

const HANDOFF_TEXTS: ReadonlySet<string | undefined> = new Set([STARTED, QUEUED]);

export interface KillSuiteSize {
  readonly rounds: number;
  /** Number of statements before and after which hosts are killed. */
  readonly statements: number;
}

/** Hosts on one engine that are killed at every step of a handoff. */
export function describeKills(engine: 'PostgreSQL' | 'PGlite', plan: KillSuiteSize): void {
  describe(`hosts on ${engine} that are killed at every step`, () => {
    const platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
    let server: PostgresServer | undefined;
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'haptik-kills-'));
      await platform.start();
      if (engine === 'PostgreSQL') server = await PostgresServer.start();
    });
    afterAll(async () => {
      await platform.stop();
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    it('lose no promised handoff, and repeat one only after a kill or a lost response', async () => {
      const database: Record<string, string> = server
        ? { DATABASE_URL: await server.database() }
        : { FOLDER: folder };
      // Long, because an attempt that times out on a busy machine would not be counted.
      const storage = { handoffs: { attemptTimeoutMs: 3_000 } };
      const rounds = new KillRounds(engine, platform, { database, storage });
      const all = [...generateKillRounds(plan.rounds, plan.statements)];
      const half = server ? plan.rounds / 2 : plan.rounds;
      await rounds.run(all.slice(0, half));
      // In the second half another replica runs, and takes over the handoffs that the others leave.
      const companion = server ? await rounds.startCompanion() : undefined;
      await rounds.run(all.slice(half));
      await companion?.stop();
      const host = await rounds.drain();
      const dead = await host.readHandoffs<HandoffEntry[]>('/dead-letter');
      await host.stop();

      const confirmed = rounds.callRecords.filter(({ answer }) => HANDOFF_TEXTS.has(answer?.[0]));
      const lost = confirmed.filter(({ userName }) => {
        const isDeadLetter = dead.some((entry) => entry.userName === userName && entry.lastError);
        return platform.getHandoffs(userName).length === 0 && !isDeadLetter;
      });
      const duplicated = rounds.callRecords.filter(({ userName }) => {
        const times = platform.getHandoffs(userName).map(({ at }) => at);
        return times.some(
          (at, index) => index > 0 && !rounds.isDuplicateExplained(times[index - 1] ?? 0, at),
        );
      });
      expect(rounds.kills).toBe(plan.rounds);
      expect(rounds.killedAtStatement).toBeGreaterThan(plan.rounds / 2);
      expect(confirmed.length).toBeGreaterThan(plan.rounds / 3);
      expect(lost).toEqual([]);
      expect(duplicated).toEqual([]);
    });
  });
}
