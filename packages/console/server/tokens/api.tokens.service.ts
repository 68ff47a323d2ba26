import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, desc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import { consoleTokens, consoleUsers } from '@nestjs-haptik/storage/internal';
import { ConsoleException } from '../common/console.exception.js';
import { ConsoleStorage } from '../common/console.storage.js';
import { hashToken } from '../auth/token.hash.js';
import type { CreateTokenRequest } from './token.requests.js';
import { type TokenView, toTokenView } from './token.views.js';

/** Lets people and secret scanners recognize a token. */
const TOKEN_PREFIX = 'hpt_';
const HINT_LENGTH = TOKEN_PREFIX.length + 4;
const MINUTE_MS = 60_000;

/** API tokens for programs. A token is shown once; the database stores its SHA-256 digest. */
@Injectable()
export class ApiTokensService {
  constructor(private readonly storage: ConsoleStorage) {}

  async list(): Promise<TokenView[]> {
    return this.select(isNull(consoleTokens.revokedAt));
  }

  /** @param createdBy id of an administrator; the token works only while that user is one */
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
    if (!view) throw new Error('the created token was not found');
    return { token, view };
  }

  /**
   * Revokes a token. The row stays, because the history refers to its name.
   *
   * @throws ConsoleException if there is no active token with this id
   */
  async revoke(id: string): Promise<{ name: string; hint: string }> {
    const { name, hint, revokedAt } = consoleTokens;
    const [row] = await this.storage.orm
      .update(consoleTokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(consoleTokens.id, id), isNull(revokedAt)))
      .returning({ name, hint });
    if (row) return row;
    throw new ConsoleException('not-found', 'This token is already revoked. Reload the list.');
  }

  /**
   * Returns the token if it is valid. The lookup is by digest, so that timing reveals nothing about
   * the token.
   *
   * @throws ConsoleException if the creator of the token is disabled or no longer an administrator
   */
  async find(token: string): Promise<TokenView | undefined> {
    if (!token.startsWith(TOKEN_PREFIX)) return undefined;
    const { digest, expiresAt, revokedAt } = consoleTokens;
    const isUnexpired = or(isNull(expiresAt), gt(expiresAt, sql`now()`));
    const hasDigest = eq(digest, hashToken(token));
    const [view] = await this.select(and(hasDigest, isNull(revokedAt), isUnexpired));
    if (view?.isSuspended) throw tokenSuspended();
    return view;
  }

  /** Updates `lastUsedAt`, at most once a minute. */
  async touch({ id, lastUsedAt }: TokenView): Promise<void> {
    if (lastUsedAt && Date.now() - lastUsedAt.getTime() < MINUTE_MS) return;
    const set = { lastUsedAt: sql`now()` };
    await this.storage.orm.update(consoleTokens).set(set).where(eq(consoleTokens.id, id));
  }

  private async select(condition: SQL | undefined): Promise<TokenView[]> {
    const { createdBy, createdAt } = consoleTokens;
    const rows = await this.storage.orm
      .select({ token: consoleTokens, creator: consoleUsers })
      .from(consoleTokens)
      .leftJoin(consoleUsers, eq(consoleUsers.id, createdBy))
      .where(condition)
      .orderBy(desc(createdAt));
    return rows.map(({ token, creator }) => toTokenView(token, creator));
  }
}

function tokenSuspended(): ConsoleException {
  return new ConsoleException(
    'unauthenticated',
    'This API token is suspended, because its creator is disabled or no longer an ' +
      'administrator. Ask an administrator for a new token.',
  );
}
