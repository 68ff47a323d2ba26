import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { haptik, moment } from './schema.js';

// The names of fields are those of better-auth, which reads and writes users, sessions, accounts and
// verifications as well.

const made = () =>
  moment('created_at')
    .notNull()
    .default(sql`now()`);
const changed = () =>
  moment('updated_at')
    .notNull()
    .default(sql`now()`);

/** People who may use the console. */
export const consoleUsers = haptik.table('console_users', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** In small letters. */
  email: text().notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text(),
  role: text({ enum: ['viewer', 'editor', 'publisher', 'administrator'] })
    .notNull()
    .default('viewer'),
  /** Languages and first words of keys that may be changed; null for all. */
  languages: text().array(),
  prefixes: text().array(),
  isDisabled: boolean('is_disabled').notNull().default(false),
  lastSeenAt: moment('last_seen_at'),
  createdAt: made(),
  updatedAt: changed(),
});

const ofUser = () =>
  text('user_id')
    .notNull()
    .references(() => consoleUsers.id, { onDelete: 'cascade' });

/** Browsers that are signed in. */
export const consoleSessions = haptik.table(
  'console_sessions',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: ofUser(),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: made(),
    /** When it was used last, give or take a minute. */
    updatedAt: changed(),
  },
  (table) => [index('console_sessions_of_user').on(table.userId)],
);

/** Ways in which somebody signs in: a password, or single sign-on. */
export const consoleAccounts = haptik.table(
  'console_accounts',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: ofUser(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text(),
    /** Argon2id. */
    password: text(),
    createdAt: made(),
    updatedAt: changed(),
  },
  (table) => [
    index('console_accounts_of_user').on(table.userId),
    uniqueIndex('console_accounts_one_each').on(table.providerId, table.accountId),
  ],
);

/** One-time links (the digests of their tokens), and sign-ons under way. */
export const consoleVerifications = haptik.table(
  'console_verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: made(),
    updatedAt: changed(),
  },
  (table) => [index('console_verifications_identifier').on(table.identifier)],
);

/** What programs sign in with. */
export const consoleTokens = haptik.table('console_tokens', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** First characters, to tell tokens apart. */
  hint: text().notNull(),
  /** SHA-256 of the token, which nobody keeps. */
  digest: text().notNull().unique(),
  scopes: text().array().notNull(),
  languages: text().array(),
  prefixes: text().array(),
  createdBy: text('created_by').notNull(),
  createdAt: made(),
  expiresAt: moment('expires_at'),
  /** Give or take a minute. */
  lastUsedAt: moment('last_used_at'),
  /** It opens nothing from then on; history and audit log still name it. */
  revokedAt: moment('revoked_at'),
});

/** Who did what. */
export const consoleAudit = haptik.table('console_audit', {
  id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  at: moment('at')
    .notNull()
    .default(sql`now()`),
  /** The id of a user or a token, or what nobody is called. */
  by: text().notNull(),
  action: text().notNull(),
  subject: text().notNull(),
  detail: text(),
  ipAddress: text('ip_address'),
});

/** What all replicas must agree on, such as the key that signs cookies. */
export const consoleSettings = haptik.table('console_settings', {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** Attempts to sign in, by the digest of an address, counted for a while. */
export const consoleAttempts = haptik.table(
  'console_attempts',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    until: moment('until')
      .notNull()
      .default(sql`now()`),
  },
  (table) => [index('console_attempts_until').on(table.until)],
);
