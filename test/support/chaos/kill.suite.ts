import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HandoffEntry } from 'nestjs-haptik';
import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { PostgresServer } from '../postgres.js';
import { QUEUED, STARTED } from '../texts.js';
import { KillRounds, roundsOf } from './kill.rounds.js';

const PROMISES: ReadonlySet<string | undefined> = new Set([STARTED, QUEUED]);

export interface KillPlanSize {
  readonly rounds: number;
  /** How many statements of a host are met, before and after; one of the embedded is several. */
  readonly statements: number;
}

/** Hosts on one engine that are killed at every step of a hand-over. */
export function describeKills(engine: 'PostgreSQL' | 'PGlite', plan: KillPlanSize): void {
  describe(`hosts on ${engine} that are killed at every step`, () => {
    const platform = new HaptikPlatformEmulator({ secondMs: 1 });
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

    it('lose no chat that was promised an agent, and call no second agent without a mishap between', async () => {
      const database: Record<string, string> = server
        ? { DATABASE_URL: await server.database() }
        : { FOLDER: folder };
      // Long: an attempt that a busy machine cuts off would be a mishap that nobody counts.
      const storage = { handoffs: { attemptTime: 3_000 } };
      const rounds = new KillRounds(engine, platform, { database, storage });
      const all = [...roundsOf(plan.rounds, plan.statements)];
      const half = server ? plan.rounds / 2 : plan.rounds;
      await rounds.run(all.slice(0, half));
      // In the second half another replica lives, and takes over what the others leave.
      const companion = server ? await rounds.companion() : undefined;
      await rounds.run(all.slice(half));
      await companion?.stop();
      const host = await rounds.drain();
      const dead = await host.book<HandoffEntry[]>('/dead');
      await host.stop();

      const promised = rounds.promised.filter(({ answer }) => PROMISES.has(answer?.[0]));
      const lost = promised.filter(({ userName }) => {
        const isTold = dead.some((entry) => entry.userName === userName && entry.answer);
        return platform.handoffsOf(userName).length === 0 && !isTold;
      });
      const doubled = rounds.promised.filter(({ userName }) => {
        const times = platform.handoffsOf(userName).map(({ at }) => at);
        return times.some((at, index) => index > 0 && !rounds.isExcused(times[index - 1] ?? 0, at));
      });
      expect(rounds.kills).toBe(plan.rounds);
      expect(rounds.struck).toBeGreaterThan(plan.rounds / 2);
      expect(promised.length).toBeGreaterThan(plan.rounds / 3);
      expect(lost).toEqual([]);
      expect(doubled).toEqual([]);
    });
  });
}
