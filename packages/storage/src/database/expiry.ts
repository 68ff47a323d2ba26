import { lt, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Orm } from './database.js';

/** A time of the database, whose clock all replicas share. */
export function expiryAfter(milliseconds: number): SQL {
  return sql`now() + ${milliseconds} * interval '1 millisecond'`;
}

/** Deletes the expired rows of a table, at most once in an interval. */
export class ExpiredRows {
  #deletedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly table: PgTable & { readonly expiresAt: PgColumn },
    private readonly intervalMs: number,
  ) {}

  async delete(orm: Orm): Promise<void> {
    const now = performance.now();
    if (now - this.#deletedAt < this.intervalMs) return;
    this.#deletedAt = now;
    await orm.delete(this.table).where(lt(this.table.expiresAt, sql`now()`));
  }
}
