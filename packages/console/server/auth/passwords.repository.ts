import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, eq } from 'drizzle-orm';
import { type Orm, consoleAccounts } from '@nestjs-haptik/storage/internal';

/** Provider id of better-auth for password accounts. */
const PROVIDER = 'credential';

/** Stores password hashes where better-auth reads them. */
@Injectable()
export class PasswordsRepository {
  /** Returns the password hash of a user; undefined if the user has none. */
  async findHash(userId: string, orm: Orm): Promise<string | undefined> {
    const [row] = await orm.select().from(consoleAccounts).where(ownedBy(userId));
    return row?.password ?? undefined;
  }

  async saveHash(userId: string, password: string, orm: Orm): Promise<void> {
    await orm
      .insert(consoleAccounts)
      .values({ id: randomUUID(), accountId: userId, providerId: PROVIDER, userId, password })
      .onConflictDoUpdate({
        target: [consoleAccounts.providerId, consoleAccounts.accountId],
        set: { password, updatedAt: new Date() },
      });
  }
}

const ownedBy = (userId: string) =>
  and(eq(consoleAccounts.userId, userId), eq(consoleAccounts.providerId, PROVIDER));
