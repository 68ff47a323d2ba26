/** Beyond so many sources a minute, further ones are not counted: they must not fill the memory. */
const MAX_SOURCES = 50_000;

/** Sources that are shared at once, as one statement has at most 65,535 parameters. */
const MAX_SHARED = 5_000;

/** The requests of one source. */
interface SourceCount {
  /** Requests to this replica that the others do not know. */
  unshared: number;
  /** Requests to all replicas, as far as they were shared. */
  shared: number;
}

/** The requests of all sources within one minute. */
export class SourceCounts {
  readonly #counts = new Map<string, SourceCount>();
  /** Sources near their limit with requests that the other replicas do not know. */
  readonly #pending = new Set<string>();

  constructor(
    /** Number of the minute. */
    readonly minute: number,
  ) {}

  /** Counts a request. @returns the requests of the source in this minute */
  add(key: string, limit: number): number {
    const count = this.#counts.get(key) ?? { unshared: 0, shared: 0 };
    if (count.unshared + count.shared === 0) {
      if (this.#counts.size >= MAX_SOURCES) return 0;
      this.#counts.set(key, count);
    }
    count.unshared++;
    const total = count.unshared + count.shared;
    // Most sources stay far below: they are not worth a statement. Beyond the limit, more does not matter.
    if (total >= limit / 10 && count.shared <= limit) this.#pending.add(key);
    return total;
  }

  /** Requests of sources near their limit since the last time. */
  takePending(): ReadonlyMap<string, number> {
    const taken = [...this.#pending]
      .slice(0, MAX_SHARED)
      .map((key) => [key, this.#counts.get(key)?.unshared ?? 0] as const);
    for (const [key] of taken) this.#pending.delete(key);
    return new Map(taken);
  }

  /** Notes the totals of all replicas, in which `sent` is contained. */
  share(sent: ReadonlyMap<string, number>, totals: ReadonlyMap<string, number>): void {
    for (const [key, total] of totals) {
      const count = this.#counts.get(key);
      if (!count) continue;
      count.shared = total;
      count.unshared -= sent.get(key) ?? 0;
    }
  }
}
