import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { isUniqueViolation } from '../storage/database.error.js';
import {
  consoleAccounts,
  consoleSessions,
  consoleTokens,
  consoleUsers,
} from '../storage/database/console.schema.js';
import type { Orm } from '../storage/database/database.js';
import { ConsoleException } from './console.exception.js';
import { ConsoleStorage } from './console.storage.js';
import type { UserView } from './console.views.js';
import type { UpdateUserRequest, CreateUserRequest } from './user.requests.js';
import { assertNameAvailable } from './user.name.js';

/** Held while administrators become more or fewer: the letters "adms". */
const ADMINISTRATORS_LOCK = 0x6164_6d73;

const hasAccount = sql<boolean>`exists (
  select from ${consoleAccounts} where ${consoleAccounts.userId} = ${consoleUsers.id})`;

const lastSignIn = sql`(select max(${consoleSessions.createdAt}) from ${consoleSessions}
  where ${consoleSessions.userId} = ${consoleUsers.id})`;

/** A session that began counts before it is used again; `greatest` takes what there is. */
const lastSeen = sql<Date | null>`greatest(${consoleUsers.lastSeenAt}, ${lastSignIn})`.mapWith(
  consoleUsers.lastSeenAt,
);

const activeTokens = sql`(select count(*) from ${consoleTokens}
  where ${consoleTokens.createdBy} = ${consoleUsers.id} and ${consoleTokens.revokedAt} is null
    and coalesce(${consoleTokens.expiresAt} > now(), true))`;

const USER_VIEW_COLUMNS = {
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
  tokenCount: sql<number>`${activeTokens}::int`,
};

/** The people of the console. */
@Injectable()
export class UsersRepository {
  constructor(private readonly storage: ConsoleStorage) {}

  list(): Promise<UserView[]> {
    return this.storage.orm
      .select(USER_VIEW_COLUMNS)
      .from(consoleUsers)
      .orderBy(asc(consoleUsers.name));
  }

  /** @throws ConsoleException when there is no such user */
  async get(id: string, orm: Orm = this.storage.orm): Promise<UserView> {
    const [user] = await orm
      .select(USER_VIEW_COLUMNS)
      .from(consoleUsers)
      .where(eq(consoleUsers.id, id));
    if (user) return user;
    throw new ConsoleException('not-found', 'There is no such user any more. Load the list again.');
  }

  /** @throws ConsoleException when somebody has the e-mail or the name already */
  async add(
    { name, email, role, languages, prefixes }: CreateUserRequest,
    orm: Orm,
  ): Promise<string> {
    await assertNameAvailable(name, orm);
    const id = randomUUID();
    const limits = { languages: languages ?? null, prefixes: prefixes ?? null };
    // Whoever adds somebody vouches for the e-mail, by which single sign-on knows them as well.
    const row = { id, name, email: email.toLowerCase(), emailVerified: true, role, ...limits };
    try {
      await orm.insert(consoleUsers).values(row);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new ConsoleException('conflict', 'Somebody has this e-mail already. Change that user.');
    }
    return id;
  }

  /** @throws ConsoleException when somebody else has the name */
  async change(
    id: string,
    { name, role, languages, prefixes, isDisabled }: UpdateUserRequest,
    orm: Orm,
  ): Promise<void> {
    if (name != null) await assertNameAvailable(name, orm, id);
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
  async lockAdministrators(orm: Orm): Promise<void> {
    await orm.execute(sql`select pg_advisory_xact_lock(${ADMINISTRATORS_LOCK}::bigint)`);
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
