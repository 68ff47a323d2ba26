import { Injectable } from '@nestjs/common';

/** A timer of a clock. Disposing it cancels it. */
export interface ClockTimer extends Disposable {
  /** Lets the process end before the timer fires. */
  unref(): unknown;
}

/**
 * The time of deadlines, circuit breakers and the deduplication of handoffs in memory. Tests replace it
 * with a `TestClock`.
 */
@Injectable()
export class HaptikClock {
  /** Milliseconds of a monotonic clock. */
  now(): number {
    return performance.now();
  }

  setTimeout(callback: () => void, delayMs: number): ClockTimer {
    const timer = setTimeout(callback, delayMs);
    // Fake timers of Jest and Vitest cannot be disposed.
    return { unref: () => timer.unref(), [Symbol.dispose]: () => clearTimeout(timer) };
  }
}

/** The real time, for what no test moves. */
export const SYSTEM_CLOCK: HaptikClock = Object.freeze(new HaptikClock());
