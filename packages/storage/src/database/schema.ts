import { sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { HANDOFF_STATES } from 'nestjs-haptik/internal';

/** The schema of all tables except those of the queue. */
export const haptikSchema = pgSchema('haptik');

/** A time that cannot be parsed fails the query; as an invalid date it would never expire. */
export const timestamptz = customType<{ data: Date; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: (time) => time.toISOString(),
  fromDriver: (written) => {
    const time = new Date(written);
    if (!Number.isNaN(time.getTime())) return time;
    throw Object.assign(new Error('the database returns times in another format than ISO 8601'), {
      code: 'unreadable-time',
    });
  },
});

/** Handoffs and their outcomes. */
export const handoffs = haptikSchema.table(
  'handoffs',
  {
    id: uuid().primaryKey(),
    /** The job that delivers the handoff while it is pending. */
    jobId: uuid('job_id').notNull(),
    /** Digest of bot, user and conversation number. */
    conversation: text().notNull(),
    /** Whether the handoff blocks further handoffs of the conversation. */
    isActive: boolean('is_active').notNull(),
    state: text({ enum: HANDOFF_STATES }).notNull(),
    bot: text().notNull(),
    node: text().notNull(),
    reason: text().notNull(),
    team: text(),
    userName: text('user_name').notNull(),
    conversationNo: text('conversation_no'),
    attempts: integer().notNull().default(0),
    /** The error message of Haptik, or why it was unreachable. */
    lastError: text('last_error'),
    createdAt: timestamptz('created_at').notNull(),
    /** Delivery is not attempted after this time. */
    expiresAt: timestamptz('expires_at').notNull(),
    settledAt: timestamptz('settled_at'),
    /** The operator who cancelled or retried the handoff. */
    changedBy: text('changed_by'),
  },
  (table) => [
    uniqueIndex('handoffs_active_conversation_idx')
      .on(table.conversation)
      .where(sql`${table.isActive}`),
    index('handoffs_created_at_idx').on(table.createdAt),
    index('handoffs_open_state_idx')
      .on(table.state)
      .where(sql`${table.state} in ('pending', 'expired', 'dead-letter')`),
  ],
);

/** Recorded calls, redacted. Rows beyond the limits of the option `recording` are deleted. */
export const callRecordings = haptikSchema.table(
  'call_recordings',
  {
    id: uuid().primaryKey(),
    recordedAt: timestamptz('recorded_at').notNull(),
    /** JSON as text, since jsonb refuses some texts of JSON. */
    call: text().notNull(),
    /** Length of the JSON. */
    bytes: integer().notNull(),
    isRejection: boolean('is_rejection').notNull(),
  },
  (table) => [index('call_recordings_recorded_at_idx').on(table.recordedAt, table.id)],
);

/** Calls of nodes with the option `dedupe`, by an HMAC. Expired rows are deleted. */
export const claimedCalls = haptikSchema.table(
  'claimed_calls',
  {
    key: text().primaryKey(),
    /** Encrypted; null while the call runs. */
    outcome: text(),
    expiresAt: timestamptz('expires_at').notNull(),
  },
  (table) => [index('claimed_calls_expires_at_idx').on(table.expiresAt)],
);

/** Notices that were sent and that are not to be sent again, by any replica. */
export const notices = haptikSchema.table('notices', {
  /** Kind and subject. */
  key: text().primaryKey(),
  /** Who has to report that the notice is resolved. Empty for notices that are never resolved. */
  holders: text().array().notNull(),
  expiresAt: timestamptz('expires_at').notNull(),
});

/** Requests of sources that are limited, by a digest of source and limit. Expired rows are deleted. */
export const sourceCounts = haptikSchema.table(
  'source_counts',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    expiresAt: timestamptz('expires_at').notNull(),
  },
  (table) => [index('source_counts_expires_at_idx').on(table.expiresAt)],
);

/** Kill switches. The row with an empty node applies to the whole bot. */
export const switches = haptikSchema.table(
  'switches',
  {
    bot: text().notNull(),
    node: text().notNull(),
    mode: text({ enum: ['normal', 'fallback', 'handoff'] }).notNull(),
    note: text(),
    changedBy: text('changed_by'),
    changedAt: timestamptz('changed_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bot, table.node] })],
);
