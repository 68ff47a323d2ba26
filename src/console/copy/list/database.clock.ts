/** What the clock of the database said, as far as changes tell it. */
export class DatabaseClock {
  #latest = 0;
  /** When the latest was learned; the clock of the database went on at least as long since. */
  #observedAt = 0;

  observe(change: Date): void {
    if (change.getTime() <= this.#latest) return;
    this.#latest = change.getTime();
    this.#observedAt = performance.now();
  }

  /** The time of the database at a moment here, or one before it. */
  at(moment: number): Date {
    return new Date(this.#latest + Math.max(0, moment - this.#observedAt));
  }
}
