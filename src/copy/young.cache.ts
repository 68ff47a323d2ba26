/** Keeps what was asked for of late, at most twice `size`, and forgets the rest by itself. */
export class YoungCache<V> {
  #young = new Map<string, V>();
  #old: ReadonlyMap<string, V> = new Map();

  constructor(private readonly size: number) {}

  /** @throws what `make` throws; nothing is kept then */
  get(key: string, make: () => V): V {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const value = this.#old.get(key) ?? make();
    if (this.#young.size >= this.size) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
    return value;
  }
}
