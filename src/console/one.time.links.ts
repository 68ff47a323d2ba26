import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, eq, gt, like, sql } from 'drizzle-orm';
import { consoleVerifications } from '../storage/database/console.schema.js';
import type { Orm } from '../storage/database/database.js';

/** `setup`, or `invitation:` and the id of a user. */
export type LinkSubject = 'setup' | `invitation:${string}`;

const expiresIn = (hours: number) => sql`now() + make_interval(hours => ${hours}::int)`;

/** Tokens of links that work once. The database has their digests only. */
@Injectable()
export class OneTimeLinks {
  /** A new token. */
  async issue(orm: Orm, subject: LinkSubject, hours: number): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await orm.insert(consoleVerifications).values({
      id: randomUUID(),
      identifier: subject,
      value: hashToken(token),
      expiresAt: expiresIn(hours),
    });
    return token;
  }

  /** What a token that still works is for. */
  async findSubject(orm: Orm, token: string): Promise<LinkSubject | undefined> {
    const [row] = await orm.select().from(consoleVerifications).where(isValidToken(token));
    return row?.identifier as LinkSubject | undefined;
  }

  /** Uses a token up. False when another request was faster. */
  async redeem(orm: Orm, token: string): Promise<boolean> {
    const gone = await orm.delete(consoleVerifications).where(isValidToken(token)).returning();
    return gone.length > 0;
  }

  /** Ends all links of a subject. */
  async revoke(orm: Orm, subject: LinkSubject): Promise<void> {
    await orm.delete(consoleVerifications).where(eq(consoleVerifications.identifier, subject));
  }
}

const isValidToken = (token: string) =>
  and(
    eq(consoleVerifications.value, hashToken(token)),
    gt(consoleVerifications.expiresAt, sql`now()`),
    sql`(${consoleVerifications.identifier} = 'setup' or ${like(consoleVerifications.identifier, 'invitation:%')})`,
  );

/** As the database keeps what is as good as a password and long enough not to be guessed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
