import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, desc, eq, gt, isNull, or, type SQL, sql } from 'drizzle-orm';
import { consoleTokens, consoleUsers } from '../storage/database/console.schema.js';
import { ConsoleProblem } from './console.problem.js';
import { ConsoleStorage } from './console.storage.js';
import type { TokenView } from './console.views.js';
import { digestOf } from './one.time.links.js';
import type { TokenDraft } from './token.requests.js';
import { tokenViewOf } from './token.view.js';

/** Tells people and scanners what it is. */
const PREFIX = 'hpt_';
const HINT = PREFIX.length + 4;
const MINUTE_MS = 60_000;

/** What programs sign in with. Tokens are shown once; the database has their digests. */
@Injectable()
export class ConsoleTokens {
  constructor(private readonly storage: ConsoleStorage) {}

  async list(): Promise<TokenView[]> {
    return this.read(isNull(consoleTokens.revokedAt));
  }

  /** @param createdBy the id of an administrator, without whom the token does not work */
  async add(
    { name, scopes, languages, prefixes, expiresAt }: TokenDraft,
    createdBy: string,
  ): Promise<{ token: string; view: TokenView }> {
    const token = `${PREFIX}${randomBytes(32).toString('base64url')}`;
    const id = randomUUID();
    await this.storage.orm.insert(consoleTokens).values({
      id,
      name,
      hint: token.slice(0, HINT),
      digest: digestOf(token),
      scopes: [...new Set(scopes)],
      languages: languages ?? null,
      prefixes: prefixes ?? null,
      expiresAt: expiresAt ?? null,
      createdBy,
    });
    const [view] = await this.read(eq(consoleTokens.id, id));
    if (!view) throw new Error('a token that was just made is not there');
    return { token, view };
  }

  /** Its row stays for its name in the history. @throws ConsoleProblem when there is no such token */
  async revoke(id: string): Promise<{ name: string; hint: string }> {
    const { name, hint, revokedAt } = consoleTokens;
    const [row] = await this.storage.orm
      .update(consoleTokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(consoleTokens.id, id), isNull(revokedAt)))
      .returning({ name, hint });
    if (row) return row;
    throw new ConsoleProblem('not-found', 'This token was revoked already. Load the list again.');
  }

  /**
   * A token that holds now. Found by its digest, so that no time tells how near it is.
   *
   * @throws ConsoleProblem when whoever made it may not make tokens any more
   */
  async find(token: string): Promise<TokenView | undefined> {
    if (!token.startsWith(PREFIX)) return undefined;
    const { digest, expiresAt, revokedAt } = consoleTokens;
    const isRunning = or(isNull(expiresAt), gt(expiresAt, sql`now()`));
    const own = eq(digest, digestOf(token));
    const [view] = await this.read(and(own, isNull(revokedAt), isRunning));
    if (view?.isStopped) throw stopped();
    return view;
  }

  /** Writes down that a token is used, at most once a minute. */
  async touch({ id, lastUsedAt }: TokenView): Promise<void> {
    if (lastUsedAt && Date.now() - lastUsedAt.getTime() < MINUTE_MS) return;
    const set = { lastUsedAt: sql`now()` };
    await this.storage.orm.update(consoleTokens).set(set).where(eq(consoleTokens.id, id));
  }

  private async read(which: SQL | undefined): Promise<TokenView[]> {
    const { createdBy, createdAt } = consoleTokens;
    const rows = await this.storage.orm
      .select({ token: consoleTokens, maker: consoleUsers })
      .from(consoleTokens)
      .leftJoin(consoleUsers, eq(consoleUsers.id, createdBy))
      .where(which)
      .orderBy(desc(createdAt));
    return rows.map(({ token, maker }) => tokenViewOf(token, maker));
  }
}

function stopped(): ConsoleProblem {
  return new ConsoleProblem(
    'signed-out',
    'This API token does not work now, since whoever made it is switched off or no administrator any ' +
      'more. Ask an administrator for another token.',
  );
}
