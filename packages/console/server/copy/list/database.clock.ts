/** Estimates the clock of the database from the times of changes. */
export class DatabaseClock {
  #latest = 0;
  /**
   * Local time of the latest observation. The clock of the database has advanced at least as much
   * since then.
   */
  #observedAt = 0;

  observe(change: Date): void {
    if (change.getTime() <= this.#latest) return;
    this.#latest = change.getTime();
    this.#observedAt = performance.now();
  }

  /** Returns the time of the database at a local time, or an earlier one. */
  at(localTime: number): Date {
    return new Date(this.#latest + Math.max(0, localTime - this.#observedAt));
  }
}
