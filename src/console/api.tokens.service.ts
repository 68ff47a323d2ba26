import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, desc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import { consoleTokens, consoleUsers } from '../storage/database/console.schema.js';
import { ConsoleException } from './console.exception.js';
import { ConsoleStorage } from './console.storage.js';
import type { TokenView } from './console.views.js';
import { hashToken } from './one.time.links.js';
import type { CreateTokenRequest } from './token.requests.js';
import { toTokenView } from './token.view.js';

/** Tells people and scanners what it is. */
const TOKEN_PREFIX = 'hpt_';
const HINT_LENGTH = TOKEN_PREFIX.length + 4;
const MINUTE_MS = 60_000;

/** What programs sign in with. Tokens are shown once; the database has their digests. */
@Injectable()
export class ApiTokensService {
  constructor(private readonly storage: ConsoleStorage) {}

  async list(): Promise<TokenView[]> {
    return this.select(isNull(consoleTokens.revokedAt));
  }

  /** @param createdBy the id of an administrator, without whom the token does not work */
  async add(
    { name, scopes, languages, prefixes, expiresAt }: CreateTokenRequest,
    createdBy: string,
  ): Promise<{ token: string; view: TokenView }> {
    const token = `${TOKEN_PREFIX}${randomBytes(32).toString('base64url')}`;
    const id = randomUUID();
    await this.storage.orm.insert(consoleTokens).values({
      id,
      name,
      hint: token.slice(0, HINT_LENGTH),
      digest: hashToken(token),
      scopes: [...new Set(scopes)],
      languages: languages ?? null,
      prefixes: prefixes ?? null,
      expiresAt: expiresAt ?? null,
      createdBy,
    });
    const [view] = await this.select(eq(consoleTokens.id, id));
    if (!view) throw new Error('a token that was just made is not there');
    return { token, view };
  }

  /** Its row stays for its name in the history. @throws ConsoleException when there is no such token */
  async revoke(id: string): Promise<{ name: string; hint: string }> {
    const { name, hint, revokedAt } = consoleTokens;
    const [row] = await this.storage.orm
      .update(consoleTokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(consoleTokens.id, id), isNull(revokedAt)))
      .returning({ name, hint });
    if (row) return row;
    throw new ConsoleException('not-found', 'This token was revoked already. Load the list again.');
  }

  /**
   * A token that holds now. Found by its digest, so that no time tells how near it is.
   *
   * @throws ConsoleException when whoever made it may not make tokens any more
   */
  async find(token: string): Promise<TokenView | undefined> {
    if (!token.startsWith(TOKEN_PREFIX)) return undefined;
    const { digest, expiresAt, revokedAt } = consoleTokens;
    const isRunning = or(isNull(expiresAt), gt(expiresAt, sql`now()`));
    const own = eq(digest, hashToken(token));
    const [view] = await this.select(and(own, isNull(revokedAt), isRunning));
    if (view?.isSuspended) throw tokenSuspended();
    return view;
  }

  /** Writes down that a token is used, at most once a minute. */
  async touch({ id, lastUsedAt }: TokenView): Promise<void> {
    if (lastUsedAt && Date.now() - lastUsedAt.getTime() < MINUTE_MS) return;
    const set = { lastUsedAt: sql`now()` };
    await this.storage.orm.update(consoleTokens).set(set).where(eq(consoleTokens.id, id));
  }

  private async select(which: SQL | undefined): Promise<TokenView[]> {
    const { createdBy, createdAt } = consoleTokens;
    const rows = await this.storage.orm
      .select({ token: consoleTokens, maker: consoleUsers })
      .from(consoleTokens)
      .leftJoin(consoleUsers, eq(consoleUsers.id, createdBy))
      .where(which)
      .orderBy(desc(createdAt));
    return rows.map(({ token, maker }) => toTokenView(token, maker));
  }
}

function tokenSuspended(): ConsoleException {
  return new ConsoleException(
    'unauthenticated',
    'This API token does not work now, since whoever made it is switched off or no administrator any ' +
      'more. Ask an administrator for another token.',
  );
}
