import { Injectable } from '@nestjs/common';
import { and, eq, lte, type SQL, sql } from 'drizzle-orm';
import { StorageConnection } from '../connection/storage.connection.js';
import { expiryAfter } from '../database/expiry.js';
import { notices } from '../database/schema.js';

const IS_EXPIRED = lte(notices.expiresAt, sql`now()`);

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
      await orm.delete(notices).where(and(eq(notices.key, key), IS_EXPIRED));
      const claimed = await orm
        .insert(notices)
        .values({ key, holders: holder === undefined ? [] : [holder], expiresAt })
        .onConflictDoNothing()
        .returning({ key: notices.key });
      if (claimed.length > 0) return true;
      if (holder === undefined) return false;
      const holders = sql`array_append(${withoutHolder(holder)}, ${holder}::text)`;
      await orm.update(notices).set({ holders, expiresAt }).where(eq(notices.key, key));
      return false;
    });
  }

  /** Removes a holder. The notice stays until it expires, so that a later claim is not new. */
  async release(key: string, holder: string): Promise<void> {
    await this.connection.opened.orm
      .update(notices)
      .set({ holders: withoutHolder(holder) })
      .where(eq(notices.key, key));
  }

  /** Deletes the notices that have expired. @returns their keys, each to one replica */
  async takeExpired(): Promise<string[]> {
    const { orm } = this.connection.opened;
    const expired = await orm.delete(notices).where(IS_EXPIRED).returning({ key: notices.key });
    return expired.map(({ key }) => key);
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
        .set({ holders: withoutHolder(holder) })
        .where(eq(notices.key, key));
      const ended = await orm
        .delete(notices)
        .where(and(eq(notices.key, key), sql`cardinality(${notices.holders}) = 0`))
        .returning({ key: notices.key });
      return ended.length > 0;
    });
  }
}

function withoutHolder(holder: string): SQL {
  return sql`array_remove(${notices.holders}, ${holder}::text)`;
}
