import { Injectable } from '@nestjs/common';
import { eq, lt, sql } from 'drizzle-orm';
import { CallDedupeStore, type DedupeClaim } from 'nestjs-haptik';
import { StorageConnection } from '../connection/storage.connection.js';
import { ExpiredRows, expiryAfter } from '../database/expiry.js';
import { claimedCalls } from '../database/schema.js';

/** Expired rows are deleted at most this often. */
const SWEEP_INTERVAL_MS = 10_000;

/** Remembers calls in the database, those of all replicas. */
@Injectable()
export class PostgresCallDedupeStore extends CallDedupeStore {
  readonly #expired = new ExpiredRows(claimedCalls, SWEEP_INTERVAL_MS);

  constructor(private readonly connection: StorageConnection) {
    super();
  }

  override async claim(key: string, expireAfterMs: number): Promise<DedupeClaim> {
    const { orm } = this.connection.opened;
    await this.#expired.delete(orm);
    const expiresAt = expiryAfter(expireAfterMs);
    const claimed = await orm
      .insert(claimedCalls)
      .values({ key, expiresAt })
      .onConflictDoUpdate({
        target: claimedCalls.key,
        set: { outcome: null, expiresAt },
        setWhere: lt(claimedCalls.expiresAt, sql`now()`),
      })
      .returning({ key: claimedCalls.key });
    if (claimed.length > 0) return { kind: 'claimed' };
    const [row] = await orm
      .select({ outcome: claimedCalls.outcome })
      .from(claimedCalls)
      .where(eq(claimedCalls.key, key));
    // Without a row it was released in between, and the next claim succeeds.
    return typeof row?.outcome === 'string'
      ? { kind: 'answered', outcome: row.outcome }
      : { kind: 'running' };
  }

  override async complete(key: string, outcome: string, expireAfterMs: number): Promise<void> {
    const set = { outcome, expiresAt: expiryAfter(expireAfterMs) };
    await this.connection.opened.orm
      .insert(claimedCalls)
      .values({ key, ...set })
      .onConflictDoUpdate({ target: claimedCalls.key, set });
  }

  override async release(key: string): Promise<void> {
    await this.connection.opened.orm.delete(claimedCalls).where(eq(claimedCalls.key, key));
  }
}
