import { integer, jsonb, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { haptikSchema, timestamptz } from './schema.js';

type Counts = Readonly<Record<string, number>>;

/** Figures of the calls of a bot or of a node in a period, of one replica. The rows of replicas add up. */
export const callMinutes = haptikSchema.table(
  'call_minutes',
  {
    /** Length of the period: 1, 15 or 120 minutes for bots, 15, 120 or 1440 for nodes. */
    minutes: smallint().notNull(),
    startsAt: timestamptz('starts_at').notNull(),
    replica: uuid().notNull(),
    bot: text().notNull(),
    /** The node, `_fallback` or `_unknown`; empty in the rows of a whole bot. */
    node: text().notNull(),
    calls: integer().notNull(),
    successes: integer().notNull(),
    handoffs: integer().notNull(),
    /** Number of failed calls by cause. */
    causes: jsonb().$type<Counts>().notNull(),
    /** Histogram of milliseconds. */
    durations: jsonb().$type<Counts>().notNull(),
    deadlineShares: jsonb('deadline_shares').$type<Counts>().notNull(),
    lastCalledAt: timestamptz('last_called_at').notNull(),
    /** Message, cause and time of the last failure with a message. */
    lastError: jsonb('last_error').$type<object>(),
  },
  (table) => [
    // The times first: rows are read and deleted by time.
    primaryKey({ columns: [table.minutes, table.startsAt, table.replica, table.bot, table.node] }),
  ],
);

/** Counts by name in a period, of one replica: rejected signatures, old secrets and unknown nodes. */
export const nameMinutes = haptikSchema.table(
  'name_minutes',
  {
    minutes: smallint().notNull(),
    startsAt: timestamptz('starts_at').notNull(),
    replica: uuid().notNull(),
    bot: text().notNull(),
    kind: text().notNull(),
    total: integer().notNull(),
    /** Count and last time by name. */
    names: jsonb().$type<Readonly<Record<string, object>>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.minutes, table.startsAt, table.replica, table.bot, table.kind] }),
  ],
);

/** Processes that use the database. A process that stops deletes its row. */
export const replicas = haptikSchema.table('replicas', {
  id: uuid().primaryKey(),
  /** Version of nestjs-haptik. */
  version: text().notNull(),
  startedAt: timestamptz('started_at').notNull(),
  reportedAt: timestamptz('reported_at').notNull(),
  /** Circuits that are not closed in this process. */
  openCircuits: jsonb('open_circuits').$type<readonly object[]>().notNull(),
});
