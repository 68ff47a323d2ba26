/**
 * Adds up the requests of sources over all replicas. Provide it in a global module; without one each replica counts
 * by itself. Only sources that come near a limit are added, every two seconds.
 */
export abstract class SourceCountStore {
  /**
   * Adds counts to those of all replicas, and returns the totals. Keys are digests, and name the minute that they
   * count.
   */
  abstract add(
    counts: ReadonlyMap<string, number>,
    expireAfterMs: number,
  ): Promise<ReadonlyMap<string, number>>;
}

/** Injects the store of the application, or undefined. */
export const SOURCE_COUNT_STORE = Symbol('haptik:source-count-store');
