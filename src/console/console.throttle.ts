import { Injectable } from '@nestjs/common';
import { eq, lt, sql } from 'drizzle-orm';
import { consoleAttempts } from '../storage/database/console.schema.js';
import { networkOf } from './client.address.js';
import { ConsoleProblem } from './console.problem.js';
import { ConsoleStorage } from './console.storage.js';
import { digestOf } from './one.time.links.js';

const WINDOW_MINUTES = 15;
const AGAIN = sql.raw(`now() + interval '${WINDOW_MINUTES} minutes'`);

/** Attempts in a window: of one address, which an office may share, and for one e-mail. */
const MOST = { address: 50, email: 10, password: 10 } as const;

/** Counts attempts to guess a password, for all replicas. */
@Injectable()
export class ConsoleThrottle {
  constructor(private readonly storage: ConsoleStorage) {}

  /**
   * Counts one before it is known how it ends, so that many at once are no way around.
   *
   * @throws ConsoleProblem when there were too many
   */
  async count(kind: keyof typeof MOST, whose: string): Promise<void> {
    const { count, until } = consoleAttempts;
    const { orm } = this.storage;
    await orm.delete(consoleAttempts).where(lt(until, sql`now()`));
    const [row] = await orm
      .insert(consoleAttempts)
      .values({ key: keyOf(kind, whose), count: 1, until: AGAIN })
      .onConflictDoUpdate({ target: consoleAttempts.key, set: { count: sql`${count} + 1` } })
      .returning();
    if (row && row.count > MOST[kind]) throw tooMany(row.until);
  }

  /** It was right after all. */
  async forget(kind: keyof typeof MOST, whose: string): Promise<void> {
    const { orm } = this.storage;
    await orm.delete(consoleAttempts).where(eq(consoleAttempts.key, keyOf(kind, whose)));
  }
}

function keyOf(kind: string, whose: string): string {
  return digestOf(`${kind}:${kind === 'address' ? networkOf(whose) : whose}`);
}

function tooMany(until: Date): ConsoleProblem {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
  const message = `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`;
  return new ConsoleProblem('too-many', message, {}, { 'Retry-After': String(seconds) });
}
