/** How often a name was seen, and when last, in milliseconds since 1970. */
export interface NameCount {
  readonly count: number;
  readonly lastAt: number;
}

/** A tally as JSON: counts by name. */
export type NameTallyRecord = Readonly<Record<string, NameCount>>;

const MAX_NAMES = 50;

/** Counts by name, of at most 50 names: further ones are not counted. Tallies add up. */
export class NameTally {
  readonly #names = new Map<string, NameCount>();

  static from(record: NameTallyRecord): NameTally {
    const tally = new NameTally();
    for (const [name, { count, lastAt }] of Object.entries(record)) tally.add(name, lastAt, count);
    return tally;
  }

  get total(): number {
    return [...this.#names.values()].reduce((sum, { count }) => sum + count, 0);
  }

  add(name: string, at: number, by = 1): void {
    const known = this.#names.get(name);
    if (!known && this.#names.size >= MAX_NAMES) return;
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
}
