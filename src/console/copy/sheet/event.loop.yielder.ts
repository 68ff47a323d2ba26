import { setImmediate } from 'node:timers/promises';

/** Lets others run between pieces of long work: a bot answers calls in the same process. */
export class EventLoopYielder {
  #until = performance.now() + SLICE_MS;

  /** Resolves at once, unless the work has gone on for too long without a pause. */
  async yieldIfDue(): Promise<void> {
    if (performance.now() < this.#until) return;
    await setImmediate();
    this.#until = performance.now() + SLICE_MS;
  }

  /** Whether a pause is due; asked where awaiting for nothing costs too much. */
  get shouldYield(): boolean {
    return performance.now() >= this.#until;
  }
}

const SLICE_MS = 8;
