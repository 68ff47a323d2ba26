import { Injectable } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { SourceCountStore } from 'nestjs-haptik';
import { StorageConnection } from '../connection/storage.connection.js';
import { ExpiredRows, expiryAfter } from '../database/expiry.js';
import { sourceCounts } from '../database/schema.js';

/** Expired rows are deleted at most this often. */
const SWEEP_INTERVAL_MS = 30_000;

/** Adds up the requests of sources in the database. */
@Injectable()
export class PostgresSourceCountStore extends SourceCountStore {
  readonly #expired = new ExpiredRows(sourceCounts, SWEEP_INTERVAL_MS);

  constructor(private readonly connection: StorageConnection) {
    super();
  }

  override async add(
    counts: ReadonlyMap<string, number>,
    expireAfterMs: number,
  ): Promise<ReadonlyMap<string, number>> {
    const { orm } = this.connection.opened;
    // In one order, so that two replicas do not wait for each other.
    const sorted = [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const expiresAt = expiryAfter(expireAfterMs);
    const rows = await orm
      .insert(sourceCounts)
      .values(sorted.map(([key, count]) => ({ key, count, expiresAt })))
      .onConflictDoUpdate({
        target: sourceCounts.key,
        set: { count: sql`${sourceCounts.count} + excluded.count` },
      })
      .returning({ key: sourceCounts.key, count: sourceCounts.count });
    await this.#expired.delete(orm);
    return new Map(rows.map(({ key, count }) => [key, count]));
  }
}
