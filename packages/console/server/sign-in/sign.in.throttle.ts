import { Injectable } from '@nestjs/common';
import { eq, lt, sql } from 'drizzle-orm';
import { consoleSignInAttempts } from '@nestjs-haptik/storage/internal';
import { toNetwork } from 'nestjs-haptik/internal';
import { ConsoleException } from '../common/console.exception.js';
import { ConsoleStorage } from '../common/console.storage.js';
import { hashToken } from '../auth/token.hash.js';

const WINDOW_MINUTES = 15;
const WINDOW_END = sql.raw(`now() + interval '${WINDOW_MINUTES} minutes'`);

/**
 * Maximum number of failed attempts per window: per client address (which an office may share), per
 * e-mail, per password change, per single sign-on attempt, and per network for callbacks that match
 * no attempt.
 */
const ATTEMPT_LIMITS = { address: 50, email: 10, password: 10, sso: 50, unmatched: 50 } as const;

/** Counts sign-in attempts across all replicas. */
@Injectable()
export class SignInThrottle {
  constructor(private readonly storage: ConsoleStorage) {}

  /**
   * Counts an attempt before its outcome is known, so that concurrent attempts cannot exceed the
   * limit.
   *
   * @throws ConsoleException if there were too many attempts
   */
  async consume(kind: keyof typeof ATTEMPT_LIMITS, subject: string): Promise<void> {
    const row = await this.add(toThrottleKey(kind, subject));
    if (row && row.count > ATTEMPT_LIMITS[kind]) throw tooManyAttempts(row.expiresAt);
  }

  /** Counts an event without a limit. Returns its count in this window. */
  async increment(event: string): Promise<number> {
    return (await this.add(hashToken(`tally:${event}`)))?.count ?? 1;
  }

  /** Takes back an attempt that succeeded. */
  async refund(kind: keyof typeof ATTEMPT_LIMITS, subject: string): Promise<void> {
    const { count, key } = consoleSignInAttempts;
    await this.storage.orm
      .update(consoleSignInAttempts)
      .set({ count: sql`greatest(${count} - 1, 0)` })
      .where(eq(key, toThrottleKey(kind, subject)));
  }

  /** Resets the count of a subject after a success. */
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
  const isPerSubject = kind === 'email' || kind === 'password' || kind === 'sso';
  return hashToken(`${kind}:${isPerSubject ? subject : toNetwork(subject)}`);
}

function tooManyAttempts(expiresAt: Date): ConsoleException {
  const seconds = Math.max(1, Math.ceil((expiresAt.getTime() - Date.now()) / 1000));
  const message = `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`;
  return new ConsoleException('too-many-requests', message, {}, { 'Retry-After': String(seconds) });
}
