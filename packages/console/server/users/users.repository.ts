import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import {
  type Orm,
  consoleAccounts,
  consoleSessions,
  consoleTokens,
  consoleUsers,
  isUniqueViolation,
} from '@nestjs-haptik/storage/internal';
import { ConsoleException } from '../common/console.exception.js';
import { ConsoleStorage } from '../common/console.storage.js';
import type { UserView } from './user.views.js';
import type { UpdateUserRequest, CreateUserRequest } from './user.requests.js';
import { assertNameAvailable } from '../auth/user.name.js';

/** Advisory lock held while the set of administrators changes: the letters "adms". */
const ADMINISTRATORS_LOCK = 0x6164_6d73;

const hasAccount = sql<boolean>`exists (
  select from ${consoleAccounts} where ${consoleAccounts.userId} = ${consoleUsers.id})`;

const lastSignIn = sql`(select max(${consoleSessions.createdAt}) from ${consoleSessions}
  where ${consoleSessions.userId} = ${consoleUsers.id})`;

/** A new session counts before its first touch; `greatest` ignores nulls. */
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
  // Wrapped in another expression, because Drizzle omits table names in a column that consists of
  // one.
  tokenCount: sql<number>`${activeTokens}::int`,
};

/** Users of the console. */
@Injectable()
export class UsersRepository {
  constructor(private readonly storage: ConsoleStorage) {}

  list(): Promise<UserView[]> {
    return this.storage.orm
      .select(USER_VIEW_COLUMNS)
      .from(consoleUsers)
      .orderBy(asc(consoleUsers.name));
  }

  /** @throws ConsoleException if there is no user with this id */
  async get(id: string, orm: Orm = this.storage.orm): Promise<UserView> {
    const [user] = await orm
      .select(USER_VIEW_COLUMNS)
      .from(consoleUsers)
      .where(eq(consoleUsers.id, id));
    if (user) return user;
    throw new ConsoleException('not-found', 'This user no longer exists. Reload the list.');
  }

  /** @throws ConsoleException if the e-mail or the name is taken */
  async add(
    { name, email, role, languages, prefixes }: CreateUserRequest,
    orm: Orm,
  ): Promise<string> {
    await assertNameAvailable(name, orm);
    const id = randomUUID();
    const limits = { languages: languages ?? null, prefixes: prefixes ?? null };
    // The administrator vouches for the e-mail, which also identifies the user in single sign-on.
    const row = { id, name, email: email.toLowerCase(), emailVerified: true, role, ...limits };
    try {
      await orm.insert(consoleUsers).values(row);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new ConsoleException(
        'conflict',
        'Another user has this e-mail. Change that user instead.',
      );
    }
    return id;
  }

  /** @throws ConsoleException if another user has the name */
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

  /** Serializes changes to administrators across replicas, until the transaction ends. */
  async lockAdministrators(orm: Orm): Promise<void> {
    await orm.execute(sql`select pg_advisory_xact_lock(${ADMINISTRATORS_LOCK}::bigint)`);
  }

  /** Whether there is an administrator, other than `except`, who can sign in. */
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
