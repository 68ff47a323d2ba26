import { Injectable } from '@nestjs/common';
import { eq, lt, sql } from 'drizzle-orm';
import { consoleSignInAttempts } from '../storage/database/console.schema.js';
import { toNetwork } from './client.address.js';
import { ConsoleException } from './console.exception.js';
import { ConsoleStorage } from './console.storage.js';
import { hashToken } from './one.time.links.js';

const WINDOW_MINUTES = 15;
const WINDOW_END = sql.raw(`now() + interval '${WINDOW_MINUTES} minutes'`);

/**
 * Attempts in a window that prove nothing: of one address, which an office may share, for one e-mail,
 * of those who come back from single sign-on without an attempt of ours, and of one attempt there.
 */
const ATTEMPT_LIMITS = { address: 50, email: 10, password: 10, sso: 50, unmatched: 50 } as const;

/** Counts attempts to sign in, for all replicas. */
@Injectable()
export class SignInThrottle {
  constructor(private readonly storage: ConsoleStorage) {}

  /**
   * Counts one before it is known how it ends, so that many at once are no way around.
   *
   * @throws ConsoleException when there were too many
   */
  async consume(kind: keyof typeof ATTEMPT_LIMITS, subject: string): Promise<void> {
    const row = await this.add(toThrottleKey(kind, subject));
    if (row && row.count > ATTEMPT_LIMITS[kind]) throw tooManyAttempts(row.expiresAt);
  }

  /** Counts what may happen as often as it likes. Gives how often it did in this window. */
  async increment(what: string): Promise<number> {
    return (await this.add(hashToken(`tally:${what}`)))?.count ?? 1;
  }

  /** Takes one back that proved something. */
  async refund(kind: keyof typeof ATTEMPT_LIMITS, subject: string): Promise<void> {
    const { count, key } = consoleSignInAttempts;
    await this.storage.orm
      .update(consoleSignInAttempts)
      .set({ count: sql`greatest(${count} - 1, 0)` })
      .where(eq(key, toThrottleKey(kind, subject)));
  }

  /** It was right after all: all of them are forgotten. */
  async reset(kind: keyof typeof ATTEMPT_LIMITS, subject: string): Promise<void> {
    const { orm } = this.storage;
    await orm
      .delete(consoleSignInAttempts)
      .where(eq(consoleSignInAttempts.key, toThrottleKey(kind, subject)));
  }

  private async add(key: string): Promise<{ count: number; expiresAt: Date } | undefined> {
    const { count, expiresAt } = consoleSignInAttempts;
    const { orm } = this.storage;
    await orm.delete(consoleSignInAttempts).where(lt(expiresAt, sql`now()`));
    const [row] = await orm
      .insert(consoleSignInAttempts)
      .values({ key, count: 1, expiresAt: WINDOW_END })
      .onConflictDoUpdate({ target: consoleSignInAttempts.key, set: { count: sql`${count} + 1` } })
      .returning();
    return row;
  }
}

function toThrottleKey(kind: string, subject: string): string {
  const isOwn = kind === 'email' || kind === 'password' || kind === 'sso';
  return hashToken(`${kind}:${isOwn ? subject : toNetwork(subject)}`);
}

function tooManyAttempts(expiresAt: Date): ConsoleException {
  const seconds = Math.max(1, Math.ceil((expiresAt.getTime() - Date.now()) / 1000));
  const message = `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`;
  return new ConsoleException('too-many-requests', message, {}, { 'Retry-After': String(seconds) });
}
