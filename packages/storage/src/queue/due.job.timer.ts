/** Limits the time to the next check, since a timer does not follow changes of the clock. */
const MAX_DELAY_MS = 60 * 60_000;

/** Calls `check` when the next job is due, so that an idle queue needs no polling. */
export class DueJobTimer {
  #timer: NodeJS.Timeout | undefined;
  /** Time of the next check on the monotonic clock. */
  #nextAt = Infinity;
  #isStopped = false;
  #running: Promise<void> | undefined;

  /** @param check processes what is due. Resolves to the milliseconds until it must run again */
  constructor(private readonly check: () => Promise<number>) {}

  /** Schedules a check, unless an earlier one is scheduled. */
  checkWithin(milliseconds: number): void {
    const delayMs = Math.min(Math.max(milliseconds, 0), MAX_DELAY_MS);
    const at = performance.now() + delayMs;
    if (this.#isStopped || at >= this.#nextAt) return;
    clearTimeout(this.#timer);
    this.#nextAt = at;
    this.#timer = setTimeout(() => {
      this.#running = this.run();
    }, delayMs).unref();
  }

  /** Resolves when no check runs any more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  private async run(): Promise<void> {
    // First, so that a job that is added during the check schedules another one.
    this.#nextAt = Infinity;
    this.checkWithin(await this.check());
  }
}
