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
import { COPY_EVENT_KINDS } from 'nestjs-haptik/internal';
import { haptikSchema, timestamptz } from './schema.js';

/**
 * Sorted by bytes on every server, for a stable order of pages and locks and for prefix searches by
 * index.
 */
const byteOrderedText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Texts by key and language. */
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
    /** Time of the scheduled publication, and its author. */
    publishAt: timestamptz('publish_at'),
    scheduledBy: text('scheduled_by'),
    trashedAt: timestamptz('trashed_at'),
    /** Revision of the last change of the published text; null when it was never published. */
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

/** The history of texts. */
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

/** Languages added in the console. */
export const copyLanguages = haptikSchema.table('copy_languages', {
  language: byteOrderedText().primaryKey(),
  addedBy: text('added_by').notNull(),
  addedAt: timestamptz('added_at').notNull(),
});

/** One row, locked by each publication until it commits, so that revisions have the order of commits. */
export const copyRevision = haptikSchema.table('copy_revision', {
  id: boolean().primaryKey().default(true),
  revision: bigint({ mode: 'number' }).notNull(),
});
