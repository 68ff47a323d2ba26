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
import { HANDOFF_STATES } from '../../handoff/handoff.repository.js';

/** Everything of ours in the database; the queue keeps a schema of its own. */
export const haptikSchema = pgSchema('haptik');

/** A time that cannot be read fails the query: as no time at all it would end nothing that is over. */
export const timestamptz = customType<{ data: Date; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  toDriver: (time) => time.toISOString(),
  fromDriver: (written) => {
    const time = new Date(written);
    if (!Number.isNaN(time.getTime())) return time;
    throw Object.assign(new Error('the database writes times in another way than ISO 8601'), {
      code: 'unreadable-time',
    });
  },
});

/** Handoffs that were promised to users, with what became of them. */
export const handoffs = haptikSchema.table(
  'handoffs',
  {
    id: uuid().primaryKey(),
    /** The job that carries it out while it is pending. */
    jobId: uuid('job_id').notNull(),
    /** Digest of bot, user and conversation number. */
    conversation: text().notNull(),
    /** Whether it keeps the conversation from being handed over again. */
    isActive: boolean('is_active').notNull(),
    state: text({ enum: HANDOFF_STATES }).notNull(),
    bot: text().notNull(),
    node: text().notNull(),
    reason: text().notNull(),
    team: text(),
    userName: text('user_name').notNull(),
    conversationNo: text('conversation_no'),
    attempts: integer().notNull().default(0),
    /** Haptik's own words, or what kept it from being reached. */
    lastError: text('last_error'),
    createdAt: timestamptz('created_at').notNull(),
    /** After this nobody tries any more: the conversation is too old. */
    expiresAt: timestamptz('expires_at').notNull(),
    settledAt: timestamptz('settled_at'),
    /** Who dropped or retried it by hand. */
    changedBy: text('changed_by'),
  },
  (table) => [
    uniqueIndex('handoffs_active_conversation_idx')
      .on(table.conversation)
      .where(sql`${table.isActive}`),
    index('handoffs_created_at_idx').on(table.createdAt),
    index('handoffs_open_state_idx')
      .on(table.state)
      .where(sql`${table.state} in ('pending', 'dead-letter')`),
  ],
);

/** Kill switches. A row without a node (an empty text) is that of the whole bot. */
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
