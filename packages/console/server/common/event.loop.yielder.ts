import { setImmediate } from 'node:timers/promises';

/** Lets other tasks run during long work, because the bot answers calls in the same process. */
export class EventLoopYielder {
  #until = performance.now() + SLICE_MS;

  /** Yields to the event loop if the time slice is used up. */
  async yieldIfDue(): Promise<void> {
    if (performance.now() < this.#until) return;
    await setImmediate();
    this.#until = performance.now() + SLICE_MS;
  }

  /** Whether the time slice is used up. Cheaper than awaiting `yieldIfDue`. */
  get shouldYield(): boolean {
    return performance.now() >= this.#until;
  }
}

const SLICE_MS = 8;
