import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, eq, gt, like, sql } from 'drizzle-orm';
import { type Orm, consoleVerifications } from '@nestjs-haptik/storage/internal';
import { hashToken } from '../auth/token.hash.js';

/** `setup`, or `invitation:` followed by the id of a user. */
export type LinkSubject = 'setup' | `invitation:${string}`;

const expiresIn = (hours: number) => sql`now() + make_interval(hours => ${hours}::int)`;

/** Tokens of links that work once. The database stores their digests only. */
@Injectable()
export class OneTimeLinks {
  /** Creates a token. */
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

  /** Returns the subject of a valid token. */
  async findSubject(orm: Orm, token: string): Promise<LinkSubject | undefined> {
    const [row] = await orm.select().from(consoleVerifications).where(isValidToken(token));
    return row?.identifier as LinkSubject | undefined;
  }

  /**
   * Consumes a token. Returns false if it is invalid, e.g. because a concurrent request consumed
   * it.
   */
  async redeem(orm: Orm, token: string): Promise<boolean> {
    const redeemed = await orm.delete(consoleVerifications).where(isValidToken(token)).returning();
    return redeemed.length > 0;
  }

  /** Invalidates all links of a subject. */
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
