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
import { COPY_EVENT_KINDS } from '../../copy/copy.repository.js';
import { haptikSchema, timestamptz } from './schema.js';

/** Sorted by bytes on every server, so that pages and locks have one order, and prefixes an index. */
const byteOrderedText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Texts that editors wrote, by key and language. */
export const copyTexts = haptikSchema.table(
  'copy_texts',
  {
    key: byteOrderedText().notNull(),
    language: byteOrderedText().notNull(),
    published: text(),
    draft: text(),
    version: integer().notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: timestamptz('changed_at').notNull(),
    publishedAt: timestamptz('published_at'),
    /** When the draft is published by itself, and in whose name. */
    publishAt: timestamptz('publish_at'),
    scheduledBy: text('scheduled_by'),
    trashedAt: timestamptz('trashed_at'),
    /** That of the last time when users got another text; null while they never did. */
    revision: bigint({ mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.language] }),
    uniqueIndex('copy_texts_revision_idx')
      .on(table.revision)
      .where(sql`${table.revision} is not null`),
    index('copy_texts_changed_at_idx').on(table.changedAt),
    index('copy_texts_publish_at_idx')
      .on(table.publishAt)
      .where(sql`${table.publishAt} is not null`),
  ],
);

/** What was done to texts. */
export const copyEvents = haptikSchema.table(
  'copy_events',
  {
    id: bigint({ mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    key: byteOrderedText().notNull(),
    language: byteOrderedText().notNull(),
    kind: text({ enum: COPY_EVENT_KINDS }).notNull(),
    before: text('text_before'),
    after: text('text_after'),
    by: text('done_by').notNull(),
    at: timestamptz('done_at').notNull(),
    publishAt: timestamptz('publish_at'),
    version: integer().notNull(),
  },
  (table) => [
    uniqueIndex('copy_events_key_language_version_idx').on(
      table.key,
      table.language,
      table.version,
    ),
  ],
);

/** Languages that editors see as columns. */
export const copyLanguages = haptikSchema.table('copy_languages', {
  language: byteOrderedText().primaryKey(),
  addedBy: text('added_by').notNull(),
  addedAt: timestamptz('added_at').notNull(),
});

/** One row. Whoever publishes holds it until he commits, so that revisions grow in that order. */
export const copyRevision = haptikSchema.table('copy_revision', {
  id: boolean().primaryKey().default(true),
  revision: bigint({ mode: 'number' }).notNull(),
});
