import { setTimeout as sleep } from 'node:timers/promises';
import { faults, type HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { type CallerReply, ChaosHost, type ChaosHostOptions, type KillPlan } from './chaos.host.js';

/** The reply to a user, with its time. */
export interface CallRecord {
  readonly userName: string;
  readonly answer: CallerReply;
}

/** Two concurrent calls, one of which triggers the kill. */
const ARMED_CALLS = [1, 2];
/** A host that has not reached its statement by then is killed. */
const ROUND_TIMEOUT_MS = 1_500;

/** Maximum delay between a kill and the exit event of the process. */
const CLOCK_TOLERANCE_MS = 50;

/** A round's kill: at a statement of the host, or at a request that reaches the platform. */
export type KillRound = KillPlan | { readonly at: 'request'; readonly side: 'before' | 'after' };

/** Every eighth round kills the host while the platform has its request. */
const REQUEST_KILL_INTERVAL = 8;

/**
 * Kills at every statement since the call and since the start, repeatedly: before one and after the next, since
 * after a statement and before the one that follows are the same for the database.
 */
export function* generateKillRounds(count: number, statements: number): Generator<KillRound> {
  let step = 0;
  for (let round = 0; round < count; round++) {
    if (round % REQUEST_KILL_INTERVAL === 0) {
      yield { at: 'request', side: (round / REQUEST_KILL_INTERVAL) % 2 === 0 ? 'before' : 'after' };
      continue;
    }
    const statement = (Math.floor(step / 2) % statements) + 1;
    const after = step % 2 === 0 ? 'call' : 'start';
    yield { after, statement, side: (step + statement) % 2 === 0 ? 'before' : 'after' };
    step++;
  }
}

/** Runs hosts on one database, one after the other, and kills each of them. */
export class KillRounds {
  readonly callRecords: CallRecord[] = [];
  /** When a host was killed or a response was lost: from, until. */
  readonly #failureWindows: (readonly [number, number])[] = [];
  /** Rounds that were killed at their statement. */
  killedAtStatement = 0;
  #users = 0;

  constructor(
    private readonly name: string,
    private readonly platform: HaptikPlatformEmulator,
    private readonly options: Omit<ChaosHostOptions, 'kill' | 'platform'>,
  ) {}

  /** @param firstIndex decides in which rounds the platform does not respond */
  async run(rounds: readonly KillRound[], firstIndex: number): Promise<void> {
    for (const [index, round] of rounds.entries()) await this.round(round, firstIndex + index);
  }

  /** A replica that runs while others are killed. */
  startCompanion(): Promise<ChaosHost> {
    return ChaosHost.start({ ...this.options, platform: this.platform.credentials });
  }

  /** A host that runs until all stored handoffs are settled. */
  async drain(): Promise<ChaosHost> {
    const host = await this.startCompanion();
    for (;;) {
      const { pending } = await host.readHandoffs<{ pending: number }>('/pending');
      if (pending === 0) return host;
      await sleep(200);
    }
  }

  /** Whether a kill, or a lost response, lay between two handoffs of one user. */
  isDuplicateExplained(first: number, second: number): boolean {
    return this.#failureWindows.some(([from, until]) => from <= second && until >= first);
  }

  get kills(): number {
    return this.#failureWindows.length;
  }

  private async round(round: KillRound, index: number): Promise<void> {
    // For every third host the platform does not respond, so that pending handoffs remain.
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
    const killedAt = host.exitedAt ?? Date.now();
    this.#failureWindows.push([
      isResponseDropped ? startedAt : killedAt - CLOCK_TOLERANCE_MS,
      killedAt,
    ]);
  }

  private async call(host: ChaosHost, node: 'breaks' | 'breaks_armed'): Promise<void> {
    const userName = `${this.name}_${++this.#users}`;
    this.callRecords.push({ userName, answer: await host.call(userName, node) });
  }

  /** Kills the host while the platform has its request, before or after it is carried out. */
  private killAtRequest(host: ChaosHost, side: 'before' | 'after'): () => void {
    return this.platform.onRequest(() => {
      if (side === 'before') host.kill();
      else setImmediate(() => host.kill());
    });
  }
}
