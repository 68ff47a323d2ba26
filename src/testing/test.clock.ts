import { setImmediate as nextTurn, setTimeout as realTimeout } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { type ClockTimer, HaptikClock } from '../resilience/deadlines/haptik.clock.js';
import { findProvider } from './find.provider.js';

export interface TestClockOptions {
  /**
   * Real milliseconds that it waits for a timer. The default is less than the time of a test of Jest and Vitest.
   *
   * @default 4000
   */
  readonly maxWaitMs?: number;
}

const NO_TIMER =
  'TestClock: no node method, search or handoff waits. Either the application has another clock: ' +
  'TestClock.install(app). Or the method had answered at once, or no call was sent.';

interface TestTimer extends ClockTimer {
  readonly dueAt: number;
  readonly callback: () => void;
}

/**
 * A clock that moves only when a test moves it. It drives deadlines of node methods, searches and agent
 * desks, circuit breakers, and the deduplication of handoffs in memory. HTTP and the time of the test runner
 * are real, so that calls work as usual.
 *
 * @example
 * const clock = TestClock.install(app);
 * const bot = await haptikBot(app);
 *
 * const pending = bot.node('slow_report').send();
 * await clock.advanceToNextTimer(); // the deadline of the node method
 * expect(await pending).toFailWith('Something went wrong. Please try again.');
 */
export class TestClock extends HaptikClock {
  #now = Math.ceil(performance.now());
  readonly #timers = new Set<TestTimer>();
  #waiting: (() => void)[] = [];
  readonly #maxWaitMs: number;

  constructor({ maxWaitMs = 4_000 }: TestClockOptions = {}) {
    super();
    this.#maxWaitMs = maxWaitMs;
  }

  /**
   * Gives an application this clock, before or after its start. Timers that run already keep the real time.
   *
   * @returns the clock of `overrideProvider(HaptikClock)` if the application has one
   * @throws Error when the application does not import HaptikModule
   */
  static install(app: INestApplicationContext, options?: TestClockOptions): TestClock {
    const installed = findProvider(app, HaptikClock);
    if (!installed) {
      throw new Error(
        'TestClock.install: the application does not import HaptikModule. Import the module that has it into the ' +
          'test, such as AppModule.',
      );
    }
    if (installed instanceof TestClock) return installed;
    const clock = new TestClock(options);
    // All parts of the application hold this instance.
    installed.now = () => clock.now();
    installed.setTimeout = (callback, delayMs) => clock.setTimeout(callback, delayMs);
    return clock;
  }

  override now(): number {
    return this.#now;
  }

  override setTimeout(callback: () => void, delayMs: number): ClockTimer {
    const timer: TestTimer = {
      callback,
      dueAt: this.#now + Math.max(0, delayMs),
      unref: () => undefined,
      [Symbol.dispose]: () => void this.#timers.delete(timer),
    };
    this.#timers.add(timer);
    for (const resolve of this.#waiting.splice(0)) resolve();
    return timer;
  }

  /** Number of timers that run: of node methods, searches and agent desks that have not answered yet. */
  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Moves the time forward, and fires the timers that become due, in their order. */
  async advance(milliseconds: number): Promise<void> {
    if (!(milliseconds >= 0)) {
      throw new Error(
        `TestClock: the time cannot move by ${milliseconds} ms. Give milliseconds >= 0.`,
      );
    }
    const end = this.#now + milliseconds;
    for (let next = this.next(); next && next.dueAt <= end; next = this.next()) this.fire(next);
    this.#now = end;
    await nextTurn();
  }

  /**
   * Waits until a timer runs, which means that a call waits for a node method or a desk, and moves the time to
   * where the first one fires.
   */
  async advanceToNextTimer(): Promise<void> {
    await this.waitForTimer();
    const next = this.next();
    if (next) this.fire(next);
    await nextTurn();
  }

  /**
   * Resolves when a timer runs.
   *
   * @throws Error when none has started in time, as for a clock that the application does not have
   */
  async waitForTimer(): Promise<void> {
    if (this.#timers.size > 0) return;
    const controller = new AbortController();
    const started = new Promise<boolean>((resolve) => this.#waiting.push(() => resolve(true)));
    const given = { signal: controller.signal };
    const isStarted = await Promise.race([started, realTimeout(this.#maxWaitMs, false, given)]);
    controller.abort();
    if (!isStarted) throw new Error(NO_TIMER);
  }

  private next(): TestTimer | undefined {
    return [...this.#timers].toSorted((a, b) => a.dueAt - b.dueAt)[0];
  }

  private fire(timer: TestTimer): void {
    this.#timers.delete(timer);
    this.#now = Math.max(this.#now, timer.dueAt);
    timer.callback();
  }
}
