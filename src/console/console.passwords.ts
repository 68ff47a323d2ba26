import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, eq } from 'drizzle-orm';
import { consoleAccounts } from '../storage/database/console.schema.js';
import type { Orm } from '../storage/database/database.js';

/** The account of better-auth that has a password. */
const PROVIDER = 'credential';

/** Passwords as hashes, in the place where better-auth looks for them. */
@Injectable()
export class ConsolePasswords {
  /** The hash of a user's password; undefined for somebody who has none. */
  async of(userId: string, orm: Orm): Promise<string | undefined> {
    const [row] = await orm.select().from(consoleAccounts).where(own(userId));
    return row?.password ?? undefined;
  }

  async set(userId: string, password: string, orm: Orm): Promise<void> {
    await orm
      .insert(consoleAccounts)
      .values({ id: randomUUID(), accountId: userId, providerId: PROVIDER, userId, password })
      .onConflictDoUpdate({
        target: [consoleAccounts.providerId, consoleAccounts.accountId],
        set: { password, updatedAt: new Date() },
      });
  }
}

const own = (userId: string) =>
  and(eq(consoleAccounts.userId, userId), eq(consoleAccounts.providerId, PROVIDER));
