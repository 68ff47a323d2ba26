/** A cache of at most twice `size` entries, which evicts the entries that were not used recently. */
export class TwoGenerationCache<V> {
  #current = new Map<string, V>();
  #previous: ReadonlyMap<string, V> = new Map();

  constructor(private readonly size: number) {}

  /** @throws errors of `create`; nothing is cached then */
  getOrCreate(key: string, create: () => V): V {
    const known = this.#current.get(key);
    if (known !== undefined) return known;
    const value = this.#previous.get(key) ?? create();
    if (this.#current.size >= this.size) {
      this.#previous = this.#current;
      this.#current = new Map();
    }
    this.#current.set(key, value);
    return value;
  }
}
