import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { isConflict } from '../storage/database.fault.js';
import {
  consoleAccounts,
  consoleSessions,
  consoleTokens,
  consoleUsers,
} from '../storage/database/console.schema.js';
import type { Orm } from '../storage/database/database.js';
import { ConsoleProblem } from './console.problem.js';
import { ConsoleStorage } from './console.storage.js';
import type { UserView } from './console.views.js';
import type { UserChange, UserDraft } from './user.requests.js';
import { checkName } from './user.name.js';

/** Held while administrators become more or fewer: the letters "adms". */
const LOCK = 0x6164_6d73;

const hasAccount = sql<boolean>`exists (
  select from ${consoleAccounts} where ${consoleAccounts.userId} = ${consoleUsers.id})`;

const lastSignIn = sql`(select max(${consoleSessions.createdAt}) from ${consoleSessions}
  where ${consoleSessions.userId} = ${consoleUsers.id})`;

/** A session that began counts before it is used again; `greatest` takes what there is. */
const lastSeen = sql<Date | null>`greatest(${consoleUsers.lastSeenAt}, ${lastSignIn})`.mapWith(
  consoleUsers.lastSeenAt,
);

const liveTokens = sql`(select count(*) from ${consoleTokens}
  where ${consoleTokens.createdBy} = ${consoleUsers.id} and ${consoleTokens.revokedAt} is null
    and coalesce(${consoleTokens.expiresAt} > now(), true))`;

const VIEW = {
  id: consoleUsers.id,
  name: consoleUsers.name,
  email: consoleUsers.email,
  role: consoleUsers.role,
  languages: consoleUsers.languages,
  prefixes: consoleUsers.prefixes,
  isDisabled: consoleUsers.isDisabled,
  isInvited: sql<boolean>`not ${hasAccount}`,
  createdAt: consoleUsers.createdAt,
  lastSeenAt: lastSeen,
  // Within another expression, since Drizzle names no tables in one that stands alone.
  tokenCount: sql<number>`${liveTokens}::int`,
};

/** The people of the console. */
@Injectable()
export class ConsoleUsers {
  constructor(private readonly storage: ConsoleStorage) {}

  list(): Promise<UserView[]> {
    return this.storage.orm.select(VIEW).from(consoleUsers).orderBy(asc(consoleUsers.name));
  }

  /** @throws ConsoleProblem when there is no such user */
  async get(id: string, orm: Orm = this.storage.orm): Promise<UserView> {
    const [user] = await orm.select(VIEW).from(consoleUsers).where(eq(consoleUsers.id, id));
    if (user) return user;
    throw new ConsoleProblem('not-found', 'There is no such user any more. Load the list again.');
  }

  /** @throws ConsoleProblem when somebody has the e-mail or the name already */
  async add({ name, email, role, languages, prefixes }: UserDraft, orm: Orm): Promise<string> {
    await checkName(name, orm);
    const id = randomUUID();
    const limits = { languages: languages ?? null, prefixes: prefixes ?? null };
    // Whoever adds somebody vouches for the e-mail, by which single sign-on knows them as well.
    const row = { id, name, email: email.toLowerCase(), emailVerified: true, role, ...limits };
    try {
      await orm.insert(consoleUsers).values(row);
    } catch (error) {
      if (!isConflict(error)) throw error;
      throw new ConsoleProblem('conflict', 'Somebody has this e-mail already. Change that user.');
    }
    return id;
  }

  /** @throws ConsoleProblem when somebody else has the name */
  async change(
    id: string,
    { name, role, languages, prefixes, isDisabled }: UserChange,
    orm: Orm,
  ): Promise<void> {
    if (name != null) await checkName(name, orm, id);
    const set = {
      name: name ?? undefined,
      role: role ?? undefined,
      isDisabled: isDisabled ?? undefined,
      languages,
      prefixes,
      updatedAt: sql`now()`,
    };
    await orm.update(consoleUsers).set(set).where(eq(consoleUsers.id, id));
  }

  /** One at a time, until the transaction ends, on all replicas. */
  async holdAdministrators(orm: Orm): Promise<void> {
    await orm.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
  }

  /** Whether anybody, except one, is an administrator who can sign in. */
  async hasAdministrator(orm: Orm, except = ''): Promise<boolean> {
    const found = await orm
      .select({ id: consoleUsers.id })
      .from(consoleUsers)
      .where(
        and(
          eq(consoleUsers.role, 'administrator'),
          eq(consoleUsers.isDisabled, false),
          ne(consoleUsers.id, except),
          hasAccount,
        ),
      )
      .limit(1);
    return found.length > 0;
  }
}
