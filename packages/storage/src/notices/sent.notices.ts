import { Injectable } from '@nestjs/common';
import { and, eq, lte, sql } from 'drizzle-orm';
import { StorageConnection } from '../connection/storage.connection.js';
import { expiryAfter } from '../database/expiry.js';
import { notices } from '../database/schema.js';

/** Remembers the notices that a replica has sent, so that no other sends them again. */
@Injectable()
export class SentNotices {
  constructor(private readonly connection: StorageConnection) {}

  /**
   * Claims a notice. With a holder, a later claim extends the time, and the notice can be ended.
   *
   * @param key kind and subject of the notice
   * @param holder who ends the notice; undefined when it only expires
   * @returns whether it is new, so that the caller sends it
   */
  claim(key: string, holder: string | undefined, expireAfterMs: number): Promise<boolean> {
    const expiresAt = expiryAfter(expireAfterMs);
    return this.connection.opened.transaction(async (orm) => {
      await orm.delete(notices).where(lte(notices.expiresAt, sql`now()`));
      const claimed = await orm
        .insert(notices)
        .values({ key, holders: holder === undefined ? [] : [holder], expiresAt })
        .onConflictDoNothing()
        .returning({ key: notices.key });
      if (claimed.length > 0) return true;
      if (holder === undefined) return false;
      const holders = sql`array_append(array_remove(${notices.holders}, ${holder}::text), ${holder}::text)`;
      await orm.update(notices).set({ holders, expiresAt }).where(eq(notices.key, key));
      return false;
    });
  }

  /**
   * Ends a notice for a holder.
   *
   * @returns whether that was its last holder, so that the caller reports that it is resolved
   */
  end(key: string, holder: string): Promise<boolean> {
    return this.connection.opened.transaction(async (orm) => {
      await orm
        .update(notices)
        .set({ holders: sql`array_remove(${notices.holders}, ${holder}::text)` })
        .where(eq(notices.key, key));
      const ended = await orm
        .delete(notices)
        .where(and(eq(notices.key, key), sql`cardinality(${notices.holders}) = 0`))
        .returning({ key: notices.key });
      return ended.length > 0;
    });
  }
}
