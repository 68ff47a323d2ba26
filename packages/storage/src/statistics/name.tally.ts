/** How often a name was seen, and when last, in milliseconds since 1970. */
export interface NameCount {
  readonly count: number;
  readonly lastAt: number;
}

/** A tally as JSON: counts by name. */
export type NameTallyRecord = Readonly<Record<string, NameCount>>;

const MAX_NAMES = 50;

/**
 * Counts by name. At the limit, a further name takes from the count of the least frequent one, and replaces it once nothing
 * is left: so no count is too high, and frequent names stay. Tallies add up.
 */
export class NameTally {
  readonly #names = new Map<string, NameCount>();
  #total = 0;

  constructor(private readonly maxNames = MAX_NAMES) {}

  static from(record: NameTallyRecord): NameTally {
    const tally = new NameTally(Infinity);
    for (const [name, { count, lastAt }] of Object.entries(record)) tally.add(name, lastAt, count);
    return tally;
  }

  /** Never falls, also when a name was replaced. */
  get total(): number {
    return this.#total;
  }

  add(name: string, at: number, by = 1): void {
    const known = this.#names.get(name);
    this.#total += by;
    if (!known && this.#names.size >= this.maxNames && !this.replacesRarest(by)) return;
    this.#names.set(name, {
      count: (known?.count ?? 0) + by,
      lastAt: Math.max(known?.lastAt ?? 0, at),
    });
  }

  merge(other: NameTally): void {
    for (const [name, { count, lastAt }] of other.#names) this.add(name, lastAt, count);
  }

  /** The names, most frequent first. */
  list(): (NameCount & { readonly name: string })[] {
    const names = [...this.#names].map(([name, counted]) => ({ name, ...counted }));
    return names.toSorted((a, b) => b.count - a.count || b.lastAt - a.lastAt);
  }

  toRecord(): NameTallyRecord {
    return Object.fromEntries(this.#names);
  }

  private replacesRarest(by: number): boolean {
    for (const { name, count, lastAt } of this.list().slice(-1)) {
      if (count <= by) this.#names.delete(name);
      else this.#names.set(name, { count: count - by, lastAt });
    }
    return this.#names.size < this.maxNames;
  }
}
