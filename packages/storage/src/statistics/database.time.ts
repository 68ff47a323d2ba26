/**
 * The time of the database's clock without a query, so that the minutes of replicas are the same.
 * It differs by at most half the duration of the last query that asked for it, plus the drift since then.
 * Before the first one it is the time of this machine.
 */
export class DatabaseTime {
  /** Milliseconds to add to the monotonic clock. */
  #offset = Date.now() - performance.now();

  /** Milliseconds since 1970. */
  now(): number {
    return Math.floor(performance.now() + this.#offset);
  }

  /** @param query returns the time of the database */
  async synchronize(query: () => Promise<Date>): Promise<void> {
    const before = performance.now();
    const time = await query();
    this.#offset = time.getTime() - (before + performance.now()) / 2;
  }
}
