import { setTimeout as sleep } from 'node:timers/promises';
import { faults, type HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { type CallerReply, ChaosHost, type ChaosHostOptions, type KillPlan } from './chaos.host.js';

/** A reply to a user, and its time. */
export interface CallRecord {
  readonly userName: string;
  readonly answer: CallerReply;
}

/** Users of a round: one call without a kill, then two concurrent calls with the kill. */
const ARMED_CALLS = [1, 2];
/** An application that has not reached its statement after this time is killed. */
const ROUND_TIMEOUT_MS = 1_500;

/** Maximum delay from a kill to its detection. */
const CLOCK_TOLERANCE_MS = 50;

/** The kill of a round: at a statement of the application, or at a request to the platform. */
export type KillRound = KillPlan | { readonly at: 'request'; readonly side: 'before' | 'after' };

/** Every nth round kills the application during a request to the platform. */
const REQUEST_KILL_INTERVAL = 8;

/** Cycles through all statements since the call and since the start, before and after each. */
export function* generateKillRounds(count: number, statements: number): Generator<KillRound> {
  let step = 0;
  for (let round = 0; round < count; round++) {
    if (round % REQUEST_KILL_INTERVAL === 0) {
      yield { at: 'request', side: (round / REQUEST_KILL_INTERVAL) % 2 === 0 ? 'before' : 'after' };
      continue;
    }
    const statement = (Math.floor(step / 4) % statements) + 1;
    const after = step % 4 < 2 ? 'call' : 'start';
    yield { after, statement, side: step % 2 === 0 ? 'before' : 'after' };
    step++;
  }
}

/** Runs applications on one database, one after another, and kills each of them. */
export class KillRounds {
  readonly callRecords: CallRecord[] = [];
  /** Intervals with a kill or a lost response: from, until. */
  readonly #failureWindows: (readonly [number, number])[] = [];
  /** Rounds that were killed at their statement. */
  killedAtStatement = 0;
  #users = 0;
  #index = 0;

  constructor(
    private readonly name: string,
    private readonly platform: HaptikPlatformEmulator,
    private readonly options: Omit<ChaosHostOptions, 'kill' | 'platform'>,
  ) {}

  async run(rounds: Iterable<KillRound>): Promise<void> {
    for (const round of rounds) await this.round(round, this.#index++);
  }

  /** A replica that keeps running while others are killed. */
  startCompanion(): Promise<ChaosHost> {
    return ChaosHost.start({ ...this.options, platform: this.platform.credentials });
  }

  /** Runs an application without a kill until all handoffs are settled. */
  async drain(): Promise<ChaosHost> {
    const host = await this.startCompanion();
    for (;;) {
      const { pending } = await host.readHandoffs<{ pending: number }>('/pending');
      if (pending === 0) return host;
      await sleep(200);
    }
  }

  /** Whether a kill or a lost response was between two handoffs of one user. */
  isDuplicateExplained(first: number, second: number): boolean {
    return this.#failureWindows.some(([from, until]) => from <= second && until >= first);
  }

  get kills(): number {
    return this.#failureWindows.length;
  }

  private async round(round: KillRound, index: number): Promise<void> {
    // For every third application the platform does not answer, so that pending handoffs remain.
    const isDown = index % 3 === 2;
    const isResponseDropped = isDown && index % 2 !== 0;
    const kill = 'at' in round ? undefined : round;
    const host = await ChaosHost.start({
      ...this.options,
      platform: this.platform.credentials,
      kill,
    });
    const startedAt = Date.now();
    if (isDown)
      this.platform.fail(isResponseDropped ? faults.dropResponse() : faults.reset(), { times: 2 });
    const removeListener = 'at' in round ? this.killAtRequest(host, round.side) : undefined;
    await this.call(host, 'breaks');
    await Promise.all(ARMED_CALLS.map(() => this.call(host, 'breaks_armed')));
    await host.waitForExit(ROUND_TIMEOUT_MS);
    removeListener?.();
    if (host.wasKilledAtStatement) this.killedAtStatement++;
    this.platform.recover();
    const diedAt = host.exitedAt ?? Date.now();
    this.#failureWindows.push([
      isResponseDropped ? startedAt : diedAt - CLOCK_TOLERANCE_MS,
      diedAt,
    ]);
  }

  private async call(host: ChaosHost, node: 'breaks' | 'breaks_armed'): Promise<void> {
    const userName = `${this.name}_${++this.#users}`;
    this.callRecords.push({ userName, answer: await host.call(userName, node) });
  }

  /** Kills the application during a request to the platform, before or after it is handled. */
  private killAtRequest(host: ChaosHost, side: 'before' | 'after'): () => void {
    return this.platform.onRequest(() => {
      if (side === 'before') host.kill();
      else setImmediate(() => host.kill());
    });
  }
}
