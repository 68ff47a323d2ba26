import { Injectable } from '@nestjs/common';
import { and, desc, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm';
import { type Orm, consoleSessions, consoleUsers } from '@nestjs-haptik/storage/internal';
import type { ConsoleRole } from '../common/console.permissions.js';
import { ConsoleException } from '../common/console.exception.js';
import { ConsoleStorage } from '../common/console.storage.js';
import type { SessionView } from './auth.views.js';

const MINUTE_MS = 60_000;

/** Sessions of browsers. */
@Injectable()
export class SessionsRepository {
  constructor(private readonly storage: ConsoleStorage) {}

  /** @param current id of the session that sends the request */
  async listByUser(userId: string, current: string | null): Promise<SessionView[]> {
    const rows = await this.storage.orm
      .select()
      .from(consoleSessions)
      .where(and(eq(consoleSessions.userId, userId), gt(consoleSessions.expiresAt, sql`now()`)))
      .orderBy(desc(consoleSessions.updatedAt));
    return rows.map(({ id, createdAt, updatedAt, expiresAt, userAgent, ipAddress }) => ({
      id,
      isCurrent: id === current,
      createdAt,
      lastUsedAt: updatedAt,
      expiresAt,
      userAgent: userAgent || null,
      ipAddress: ipAddress || null,
    }));
  }

  /** The roles of the users of sessions. Ended sessions and those of disabled users are left out. */
  async findRoles(ids: readonly string[]): Promise<Map<string, ConsoleRole>> {
    const rows = await this.storage.orm
      .select({ id: consoleSessions.id, role: consoleUsers.role })
      .from(consoleSessions)
      .innerJoin(consoleUsers, eq(consoleUsers.id, consoleSessions.userId))
      .where(
        and(
          inArray(consoleSessions.id, [...ids]),
          gt(consoleSessions.expiresAt, sql`now()`),
          eq(consoleUsers.isDisabled, false),
        ),
      );
    return new Map(rows.map(({ id, role }) => [id, role]));
  }

  /** @throws ConsoleException if the user has no session with this id */
  async revoke(userId: string, id: string): Promise<void> {
    const deleted = await this.storage.orm
      .delete(consoleSessions)
      .where(and(eq(consoleSessions.userId, userId), eq(consoleSessions.id, id)))
      .returning();
    if (deleted.length > 0) return;
    throw new ConsoleException('not-found', 'This session has already ended. Reload the list.');
  }

  /** Ends all sessions of a user except one. */
  async revokeAll(userId: string, orm: Orm, except = ''): Promise<void> {
    await orm
      .delete(consoleSessions)
      .where(and(eq(consoleSessions.userId, userId), ne(consoleSessions.id, except)));
  }

  /** Updates the time of last use, at most once a minute, and deletes expired sessions. */
  async touch({ id, userId, updatedAt }: UsedSession): Promise<void> {
    if (Date.now() - updatedAt.getTime() < MINUTE_MS) return;
    const { orm } = this.storage;
    const now = sql`now()`;
    await orm.update(consoleSessions).set({ updatedAt: now }).where(eq(consoleSessions.id, id));
    await orm.update(consoleUsers).set({ lastSeenAt: now }).where(eq(consoleUsers.id, userId));
    await orm.delete(consoleSessions).where(lt(consoleSessions.expiresAt, now));
  }
}

interface UsedSession {
  readonly id: string;
  readonly userId: string;
  readonly updatedAt: Date;
}
