import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { haptikSchema, timestamptz } from './schema.js';

// The field names are those of better-auth, which reads and writes users, sessions, accounts and
// verifications.

const createdAtColumn = () =>
  timestamptz('created_at')
    .notNull()
    .default(sql`now()`);
const updatedAtColumn = () =>
  timestamptz('updated_at')
    .notNull()
    .default(sql`now()`);

/** Users of the console. */
export const consoleUsers = haptikSchema.table('console_users', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** In lower case. */
  email: text().notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text(),
  role: text({ enum: ['viewer', 'editor', 'publisher', 'administrator'] })
    .notNull()
    .default('viewer'),
  /** Languages and key prefixes that the user can change; null for all. */
  languages: text().array(),
  prefixes: text().array(),
  isDisabled: boolean('is_disabled').notNull().default(false),
  lastSeenAt: timestamptz('last_seen_at'),
  createdAt: createdAtColumn(),
  updatedAt: updatedAtColumn(),
});

const userIdColumn = () =>
  text('user_id')
    .notNull()
    .references(() => consoleUsers.id, { onDelete: 'cascade' });

/** Sessions of signed-in browsers. */
export const consoleSessions = haptikSchema.table(
  'console_sessions',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: userIdColumn(),
    expiresAt: timestamptz('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: createdAtColumn(),
    /** Last use, with a precision of a minute. */
    updatedAt: updatedAtColumn(),
  },
  (table) => [index('console_sessions_user_id_idx').on(table.userId)],
);

/** Sign-in methods of users: a password, or single sign-on. */
export const consoleAccounts = haptikSchema.table(
  'console_accounts',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: userIdColumn(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: timestamptz('access_token_expires_at'),
    refreshTokenExpiresAt: timestamptz('refresh_token_expires_at'),
    scope: text(),
    /** Argon2id. */
    password: text(),
    createdAt: createdAtColumn(),
    updatedAt: updatedAtColumn(),
  },
  (table) => [
    index('console_accounts_user_id_idx').on(table.userId),
    uniqueIndex('console_accounts_provider_account_idx').on(table.providerId, table.accountId),
  ],
);

/** Digests of the tokens of one-time links, and the state of sign-ons in progress. */
export const consoleVerifications = haptikSchema.table(
  'console_verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: timestamptz('expires_at').notNull(),
    createdAt: createdAtColumn(),
    updatedAt: updatedAtColumn(),
  },
  (table) => [index('console_verifications_identifier_idx').on(table.identifier)],
);

/** API tokens. */
export const consoleTokens = haptikSchema.table('console_tokens', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** First characters of the token, to distinguish tokens. */
  hint: text().notNull(),
  /** SHA-256 of the token; the token is not stored. */
  digest: text().notNull().unique(),
  scopes: text().array().notNull(),
  languages: text().array(),
  prefixes: text().array(),
  createdBy: text('created_by').notNull(),
  createdAt: createdAtColumn(),
  expiresAt: timestamptz('expires_at'),
  /** With a precision of a minute. */
  lastUsedAt: timestamptz('last_used_at'),
  /** The row is kept after a revocation, since history and audit log refer to it. */
  revokedAt: timestamptz('revoked_at'),
});

/** The audit log. */
export const consoleAuditLog = haptikSchema.table('console_audit_log', {
  id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  at: timestamptz('at')
    .notNull()
    .default(sql`now()`),
  /** The id of a user or a token, or `anonymous`. */
  by: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  detail: text(),
  ipAddress: text('ip_address'),
});

/** Settings shared by all replicas, such as the key that signs cookies. */
export const consoleSettings = haptikSchema.table('console_settings', {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** Counters of sign-in attempts, by the digest of an address. */
export const consoleSignInAttempts = haptikSchema.table(
  'console_sign_in_attempts',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    expiresAt: timestamptz('expires_at')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [index('console_sign_in_attempts_expires_at_idx').on(table.expiresAt)],
);
