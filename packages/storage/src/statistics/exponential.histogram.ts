/** Buckets per power of two, as in exponential histograms of OpenTelemetry with scale 3. */
const BUCKETS_PER_DOUBLING = 8;
/** Values outside are counted in the first or the last bucket: below 2 ** -14, and from 2 ** 20 on. */
const MIN_INDEX = -14 * BUCKETS_PER_DOUBLING;
const MAX_INDEX = 20 * BUCKETS_PER_DOUBLING - 1;

/** Largest relative error of a quantile: half a bucket, 4.5 percent. */
export const QUANTILE_ERROR = 2 ** (0.5 / BUCKETS_PER_DOUBLING) - 1;

/** Number of values of each bucket, by the index of the bucket. */
export type HistogramCounts = Readonly<Record<string, number>>;

/**
 * A histogram with fixed buckets that grow by a constant factor. The buckets are the same everywhere,
 * so histograms of replicas add up without a loss.
 */
export class ExponentialHistogram {
  readonly #counts = new Map<number, number>();

  add(value: number): void {
    this.increase(indexOf(value), 1);
  }

  addCounts(counts: HistogramCounts): void {
    for (const index in counts) this.increase(Number(index), counts[index] ?? 0);
  }

  merge(other: ExponentialHistogram): void {
    for (const [index, count] of other.#counts) this.increase(index, count);
  }

  /**
   * The value with the rank `q * count`, rounded up, with a relative error of {@link QUANTILE_ERROR};
   * undefined without values.
   *
   * @param q above 0 and at most 1
   */
  quantile(q: number): number | undefined {
    const buckets = [...this.#counts].toSorted(([a], [b]) => a - b);
    const total = buckets.reduce((sum, [, count]) => sum + count, 0);
    let rank = Math.ceil(q * total);
    for (const [index, count] of buckets) {
      rank -= count;
      if (rank <= 0) return 2 ** ((index + 0.5) / BUCKETS_PER_DOUBLING);
    }
    return undefined;
  }

  toJSON(): HistogramCounts {
    return Object.fromEntries(this.#counts);
  }

  private increase(index: number, count: number): void {
    this.#counts.set(index, (this.#counts.get(index) ?? 0) + count);
  }
}

function indexOf(value: number): number {
  // Zero, negative values and NaN, too.
  if (!(value > 2 ** (MIN_INDEX / BUCKETS_PER_DOUBLING))) return MIN_INDEX;
  return Math.min(Math.floor(Math.log2(value) * BUCKETS_PER_DOUBLING), MAX_INDEX);
}
