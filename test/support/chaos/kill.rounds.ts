import { setTimeout as sleep } from 'node:timers/promises';
import { faults, type HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { type Answer, ChaosHost, type ChaosHostOptions, type KillPlan } from './chaos.host.js';

/** What a user was told, and when. */
export interface Promised {
  readonly userName: string;
  readonly answer: Answer;
}

/** After a call that is let through, two at once that lead to the kill. */
const ARMED = [1, 2];
/** A host that has not reached its statement by now is killed where it stands. */
const PATIENCE_MS = 1_500;

/** Between a kill and the moment at which we hear of it. */
const CLOCK_MS = 50;

/** A round's kill: at a statement of the host, or at a request that reaches the platform. */
export type Round = KillPlan | { readonly at: 'request'; readonly side: 'before' | 'after' };

/** One round in so many kills the host while the platform has its request. */
const REQUEST_EVERY = 8;

/** Every statement since the call and since the start, before and after it, again and again. */
export function* roundsOf(count: number, statements: number): Generator<Round> {
  let step = 0;
  for (let round = 0; round < count; round++) {
    if (round % REQUEST_EVERY === 0) {
      yield { at: 'request', side: (round / REQUEST_EVERY) % 2 === 0 ? 'before' : 'after' };
      continue;
    }
    const statement = (Math.floor(step / 4) % statements) + 1;
    const after = step % 4 < 2 ? 'call' : 'start';
    yield { after, statement, side: step % 2 === 0 ? 'before' : 'after' };
    step++;
  }
}

/** Runs hosts on one database, one after the other, and kills each of them. */
export class KillRounds {
  readonly promised: Promised[] = [];
  /** When a host was killed or an answer got lost: from, until. */
  readonly #mishaps: (readonly [number, number])[] = [];
  /** Rounds that died at their statement. */
  struck = 0;
  #users = 0;
  #index = 0;

  constructor(
    private readonly name: string,
    private readonly platform: HaptikPlatformEmulator,
    private readonly options: Omit<ChaosHostOptions, 'kill' | 'platform'>,
  ) {}

  async run(rounds: Iterable<Round>): Promise<void> {
    for (const round of rounds) await this.round(round, this.#index++);
  }

  /** A replica that lives while others are killed. */
  companion(): Promise<ChaosHost> {
    return ChaosHost.start({ ...this.options, platform: this.platform.credentials });
  }

  /** A host that lives, until all hand-overs of the book have ended. */
  async drain(): Promise<ChaosHost> {
    const host = await this.companion();
    for (;;) {
      const { pending } = await host.book<{ pending: number }>('/pending');
      if (pending === 0) return host;
      await sleep(200);
    }
  }

  /** Whether a kill, or an answer that got lost, lay between two hand-overs of one user. */
  isExcused(first: number, second: number): boolean {
    return this.#mishaps.some(([from, until]) => from <= second && until >= first);
  }

  get kills(): number {
    return this.#mishaps.length;
  }

  private async round(round: Round, index: number): Promise<void> {
    // Every third host meets a platform that does not answer, so that promises are left behind.
    const isDown = index % 3 === 2;
    const isLost = isDown && index % 2 !== 0;
    const kill = 'at' in round ? undefined : round;
    const host = await ChaosHost.start({
      ...this.options,
      platform: this.platform.credentials,
      kill,
    });
    const startedAt = Date.now();
    if (isDown) this.platform.fail(isLost ? faults.lost() : faults.reset(), { times: 2 });
    const forget = 'at' in round ? this.killAtRequest(host, round.side) : undefined;
    await this.call(host, 'breaks');
    await Promise.all(ARMED.map(() => this.call(host, 'breaks_armed')));
    await host.died(PATIENCE_MS);
    forget?.();
    if (host.wasStruck) this.struck++;
    this.platform.recover();
    const diedAt = host.diedAt ?? Date.now();
    this.#mishaps.push([isLost ? startedAt : diedAt - CLOCK_MS, diedAt]);
  }

  private async call(host: ChaosHost, node: 'breaks' | 'breaks_armed'): Promise<void> {
    const userName = `${this.name}_${++this.#users}`;
    this.promised.push({ userName, answer: await host.call(userName, node) });
  }

  /** Kills the host while the platform has its request, before or after it is carried out. */
  private killAtRequest(host: ChaosHost, side: 'before' | 'after'): () => void {
    return this.platform.onRequest(() => {
      if (side === 'before') host.kill();
      else setImmediate(() => host.kill());
    });
  }
}
