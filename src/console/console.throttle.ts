import { Injectable } from '@nestjs/common';
import { eq, lt, sql } from 'drizzle-orm';
import { consoleAttempts } from '../storage/database/console.schema.js';
import { networkOf } from './client.address.js';
import { ConsoleProblem } from './console.problem.js';
import { ConsoleStorage } from './console.storage.js';
import { digestOf } from './one.time.links.js';

const WINDOW_MINUTES = 15;
const AGAIN = sql.raw(`now() + interval '${WINDOW_MINUTES} minutes'`);

/**
 * Attempts in a window that prove nothing: of one address, which an office may share, for one e-mail,
 * of those who come back from single sign-on without an attempt of ours, and of one attempt there.
 */
const MOST = { address: 50, email: 10, password: 10, sso: 50, stray: 50 } as const;

/** Counts attempts to sign in, for all replicas. */
@Injectable()
export class ConsoleThrottle {
  constructor(private readonly storage: ConsoleStorage) {}

  /**
   * Counts one before it is known how it ends, so that many at once are no way around.
   *
   * @throws ConsoleProblem when there were too many
   */
  async count(kind: keyof typeof MOST, whose: string): Promise<void> {
    const row = await this.add(keyOf(kind, whose));
    if (row && row.count > MOST[kind]) throw tooMany(row.until);
  }

  /** Counts what may happen as often as it likes. Gives how often it did in this window. */
  async tally(what: string): Promise<number> {
    return (await this.add(digestOf(`tally:${what}`)))?.count ?? 1;
  }

  /** Takes one back that proved something. */
  async giveBack(kind: keyof typeof MOST, whose: string): Promise<void> {
    const { count, key } = consoleAttempts;
    await this.storage.orm
      .update(consoleAttempts)
      .set({ count: sql`greatest(${count} - 1, 0)` })
      .where(eq(key, keyOf(kind, whose)));
  }

  /** It was right after all: all of them are forgotten. */
  async forget(kind: keyof typeof MOST, whose: string): Promise<void> {
    const { orm } = this.storage;
    await orm.delete(consoleAttempts).where(eq(consoleAttempts.key, keyOf(kind, whose)));
  }

  private async add(key: string): Promise<{ count: number; until: Date } | undefined> {
    const { count, until } = consoleAttempts;
    const { orm } = this.storage;
    await orm.delete(consoleAttempts).where(lt(until, sql`now()`));
    const [row] = await orm
      .insert(consoleAttempts)
      .values({ key, count: 1, until: AGAIN })
      .onConflictDoUpdate({ target: consoleAttempts.key, set: { count: sql`${count} + 1` } })
      .returning();
    return row;
  }
}

function keyOf(kind: string, whose: string): string {
  const isOwn = kind === 'email' || kind === 'password' || kind === 'sso';
  return digestOf(`${kind}:${isOwn ? whose : networkOf(whose)}`);
}

function tooMany(until: Date): ConsoleProblem {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
  const message = `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`;
  return new ConsoleProblem('too-many', message, {}, { 'Retry-After': String(seconds) });
}
