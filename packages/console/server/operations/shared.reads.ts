/** A read that takes longer is worth reusing. */
const SLOW_MS = 1_000;
/** So at most a fifth of the time is spent on reading the same figures. */
const REUSE_FACTOR = 4;

interface SharedRead<T> {
  readonly result: Promise<T>;
  /** Undefined while it is being read. */
  expiresAt: number | undefined;
}

/**
 * Reads of figures that several pages share: pages that ask at once share one read, and the result of a slow one
 * is reused for four times as long as it took. So open pages leave the database and the process time for calls.
 */
export class SharedReads<T> {
  readonly #reads = new Map<string, SharedRead<T>>();

  /** @param now a monotonic clock in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** The result for a key, of a current or reused read. A failed read is not reused. */
  read(key: string, create: () => Promise<T>): Promise<T> {
    const startedAt = this.now();
    for (const [name, { expiresAt = Infinity }] of this.#reads) {
      if (expiresAt <= startedAt) this.#reads.delete(name);
    }
    const known = this.#reads.get(key);
    if (known) return known.result;
    const read: SharedRead<T> = { result: create(), expiresAt: undefined };
    this.#reads.set(key, read);
    void this.keep(key, read, startedAt);
    return read.result;
  }

  private async keep(key: string, read: SharedRead<T>, startedAt: number): Promise<void> {
    const isRead = await read.result.then(
      () => true,
      () => false,
    );
    const durationMs = this.now() - startedAt;
    if (isRead && durationMs > SLOW_MS) read.expiresAt = this.now() + REUSE_FACTOR * durationMs;
    else this.#reads.delete(key);
  }
}
