import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { consoleTokens } from '../storage/database/console.schema.js';
import { ConsoleProblem } from './console.problem.js';
import type { TokenScope } from './console.rights.js';
import { ConsoleStorage } from './console.storage.js';
import type { TokenView } from './console.views.js';
import { digestOf } from './one.time.links.js';
import type { TokenDraft } from './token.requests.js';

/** Tells people and scanners what it is. */
const PREFIX = 'hpt_';
const HINT = PREFIX.length + 4;
const MINUTE_MS = 60_000;

/** What programs sign in with. Tokens are shown once; the database has their digests. */
@Injectable()
export class ConsoleTokens {
  constructor(private readonly storage: ConsoleStorage) {}

  async list(): Promise<TokenView[]> {
    const rows = await this.storage.orm
      .select()
      .from(consoleTokens)
      .where(isNull(consoleTokens.revokedAt))
      .orderBy(desc(consoleTokens.createdAt));
    return rows.map(viewOf);
  }

  async add(
    { name, scopes, languages, prefixes, expiresAt }: TokenDraft,
    createdBy: string,
  ): Promise<{ token: string; view: TokenView }> {
    const token = `${PREFIX}${randomBytes(32).toString('base64url')}`;
    const [row] = await this.storage.orm
      .insert(consoleTokens)
      .values({
        id: randomUUID(),
        name,
        hint: token.slice(0, HINT),
        digest: digestOf(token),
        scopes: [...new Set(scopes)],
        languages: languages ?? null,
        prefixes: prefixes ?? null,
        expiresAt: expiresAt ?? null,
        createdBy,
      })
      .returning();
    if (!row) throw ConsoleProblem.unavailable();
    return { token, view: viewOf(row) };
  }

  /** Its row stays for its name in the history. @throws ConsoleProblem when there is no such token */
  async revoke(id: string): Promise<TokenView> {
    const [row] = await this.storage.orm
      .update(consoleTokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(consoleTokens.id, id), isNull(consoleTokens.revokedAt)))
      .returning();
    if (row) return viewOf(row);
    throw new ConsoleProblem('not-found', 'This token was revoked already. Load the list again.');
  }

  /** The row of a token that holds now. Found by its digest, so that no time tells how near it is. */
  async find(token: string): Promise<TokenView | undefined> {
    if (!token.startsWith(PREFIX)) return undefined;
    const { digest, expiresAt, revokedAt } = consoleTokens;
    const isRunning = or(isNull(expiresAt), gt(expiresAt, sql`now()`));
    const [row] = await this.storage.orm
      .select()
      .from(consoleTokens)
      .where(and(eq(digest, digestOf(token)), isNull(revokedAt), isRunning));
    return row && viewOf(row);
  }

  /** Writes down that a token is used, at most once a minute. */
  async touch({ id, lastUsedAt }: TokenView): Promise<void> {
    if (lastUsedAt && Date.now() - lastUsedAt.getTime() < MINUTE_MS) return;
    const set = { lastUsedAt: sql`now()` };
    await this.storage.orm.update(consoleTokens).set(set).where(eq(consoleTokens.id, id));
  }
}

function viewOf(row: typeof consoleTokens.$inferSelect): TokenView {
  const { id, name, hint, languages, prefixes, createdBy, createdAt, expiresAt, lastUsedAt } = row;
  const scopes = row.scopes as TokenScope[];
  return {
    id,
    name,
    hint,
    scopes,
    languages,
    prefixes,
    createdBy,
    createdAt,
    expiresAt,
    lastUsedAt,
  };
}
