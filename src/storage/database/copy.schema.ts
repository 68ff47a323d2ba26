import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { COPY_EVENT_KINDS } from '../../copy/copy.book.js';
import { haptik, moment } from './schema.js';

/** Sorted by bytes on every server, so that pages and locks have one order, and prefixes an index. */
const word = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Texts that editors wrote, by key and language. */
export const copyTexts = haptik.table(
  'copy_texts',
  {
    key: word().notNull(),
    language: word().notNull(),
    published: text(),
    draft: text(),
    version: integer().notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: moment('changed_at').notNull(),
    publishedAt: moment('published_at'),
    /** When the draft is published by itself, and in whose name. */
    publishAt: moment('publish_at'),
    scheduledBy: text('scheduled_by'),
    trashedAt: moment('trashed_at'),
    /** That of the last time when users got another text; null while they never did. */
    revision: bigint({ mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.language] }),
    uniqueIndex('copy_texts_by_revision')
      .on(table.revision)
      .where(sql`${table.revision} is not null`),
    index('copy_texts_by_change').on(table.changedAt),
    index('copy_texts_scheduled')
      .on(table.publishAt)
      .where(sql`${table.publishAt} is not null`),
  ],
);

/** What was done to texts. */
export const copyEvents = haptik.table(
  'copy_events',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    key: word().notNull(),
    language: word().notNull(),
    kind: text({ enum: COPY_EVENT_KINDS }).notNull(),
    before: text('text_before'),
    after: text('text_after'),
    by: text('done_by').notNull(),
    at: moment('done_at').notNull(),
    publishAt: moment('publish_at'),
    version: integer().notNull(),
  },
  (table) => [uniqueIndex('copy_events_of_text').on(table.key, table.language, table.version)],
);

/** Languages that editors see as columns. */
export const copyLanguages = haptik.table('copy_languages', {
  language: word().primaryKey(),
  addedBy: text('added_by').notNull(),
  addedAt: moment('added_at').notNull(),
});

/** One row. Whoever publishes holds it until he commits, so that revisions grow in that order. */
export const copyRevision = haptik.table('copy_revision', {
  id: boolean().primaryKey().default(true),
  revision: bigint({ mode: 'number' }).notNull(),
});
