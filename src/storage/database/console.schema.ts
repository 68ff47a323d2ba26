import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { haptikSchema, timestamptz } from './schema.js';

// The names of fields are those of better-auth, which reads and writes users, sessions, accounts and
// verifications as well.

const createdAtColumn = () =>
  timestamptz('created_at')
    .notNull()
    .default(sql`now()`);
const updatedAtColumn = () =>
  timestamptz('updated_at')
    .notNull()
    .default(sql`now()`);

/** People who may use the console. */
export const consoleUsers = haptikSchema.table('console_users', {
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
  lastSeenAt: timestamptz('last_seen_at'),
  createdAt: createdAtColumn(),
  updatedAt: updatedAtColumn(),
});

const userIdColumn = () =>
  text('user_id')
    .notNull()
    .references(() => consoleUsers.id, { onDelete: 'cascade' });

/** Browsers that are signed in. */
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
    /** When it was used last, give or take a minute. */
    updatedAt: updatedAtColumn(),
  },
  (table) => [index('console_sessions_user_id_idx').on(table.userId)],
);

/** Ways in which somebody signs in: a password, or single sign-on. */
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

/** One-time links (the digests of their tokens), and sign-ons under way. */
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

/** What programs sign in with. */
export const consoleTokens = haptikSchema.table('console_tokens', {
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
  createdAt: createdAtColumn(),
  expiresAt: timestamptz('expires_at'),
  /** Give or take a minute. */
  lastUsedAt: timestamptz('last_used_at'),
  /** It opens nothing from then on; history and audit log still name it. */
  revokedAt: timestamptz('revoked_at'),
});

/** Who did what. */
export const consoleAuditLog = haptikSchema.table('console_audit_log', {
  id: bigint({ mode: 'bigint' }).primaryKey().generatedAlwaysAsIdentity(),
  at: timestamptz('at')
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
export const consoleSettings = haptikSchema.table('console_settings', {
  name: text().primaryKey(),
  value: text().notNull(),
});

/** Attempts to sign in, by the digest of an address, counted for a while. */
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
