import { setTimeout as sleep } from 'node:timers/promises';
import { ConsoleException } from '../common/console.exception.js';

/** At most a fifth of the time is spent on reading ... */
const SPREAD_FACTOR = 5;
/** ... after so much reading at once, so that a page that opens, or another range, does not wait. */
const BURST_MS = 2_000;
/** Longest wait, so that the response leaves before a proxy gives up. */
const MAX_WAIT_MS = 15_000;

/** Replaced in tests. */
export interface ReadClock {
  /** Monotonic milliseconds. */
  now(): number;
  sleep(ms: number): Promise<unknown>;
}

const CLOCK: ReadClock = {
  now: () => performance.now(),
  sleep: (ms) => sleep(ms, undefined, { ref: false }),
};

/**
 * Reads of figures that several pages share: pages that ask at once share one read, and reads wait for their turn when
 * reading has taken too much of the time. So open pages leave the database and the process time for calls.
 */
export class SharedReads<T> {
  readonly #reads = new Map<string, Promise<T>>();
  /** When the past reads are spread over enough time. */
  #spreadUntil = -Infinity;

  constructor(private readonly clock: ReadClock = CLOCK) {}

  /**
   * The result for a key, of a new read, or of one that waits or runs.
   *
   * @throws ConsoleException if the read would wait too long
   */
  read(key: string, create: () => Promise<T>): Promise<T> {
    const known = this.#reads.get(key);
    if (known) return known;
    const read = this.takeTurn(create).finally(() => this.#reads.delete(key));
    this.#reads.set(key, read);
    return read;
  }

  private async takeTurn(create: () => Promise<T>): Promise<T> {
    const waitMs = this.#spreadUntil - BURST_MS * SPREAD_FACTOR - this.clock.now();
    if (waitMs > MAX_WAIT_MS) throw tooSlow(waitMs);
    if (waitMs > 0) await this.clock.sleep(waitMs);
    const startedAt = this.clock.now();
    try {
      return await create();
    } finally {
      // One that failed counts too: it may have kept the database busy until a timeout.
      const spreadMs = SPREAD_FACTOR * (this.clock.now() - startedAt);
      this.#spreadUntil = Math.max(this.#spreadUntil, startedAt) + spreadMs;
    }
  }
}

function tooSlow(waitMs: number): ConsoleException {
  const seconds = String(Math.ceil(waitMs / 1_000));
  return new ConsoleException(
    'unavailable',
    `Reading the figures takes the database too long now. The bot still answers. Try again in ${seconds} seconds.`,
    {},
    { 'Retry-After': seconds },
  );
}
