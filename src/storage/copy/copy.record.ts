import type { CopyEntry, CopyEvent } from '../../copy/copy.book.js';
import { unwritten } from '../../copy/unwritten.entry.js';
import type { copyEvents, copyTexts } from '../database/copy.schema.js';

/** A text as the database keeps it. */
export type CopyRecord = typeof copyTexts.$inferSelect;
/** What was done to a text, before the history has given it an id. */
export type CopyEventRecord = Omit<typeof copyEvents.$inferSelect, 'id'>;

/** A text that nobody wrote yet. */
export function blankOf(key: string, language: string): CopyRecord {
  return { ...unwritten(key, language), scheduledBy: null, revision: null };
}

/** A text as editors see it. */
export function entryOf(record: CopyRecord): CopyEntry {
  const { scheduledBy: _, revision: __, ...entry } = record;
  return entry;
}

export function eventOf({ id, ...event }: typeof copyEvents.$inferSelect): CopyEvent {
  return { id: String(id), ...event };
}

/** The text that an editor works on. */
export function textOf({ draft, published }: CopyRecord): string | null {
  return draft ?? published;
}

/** One name for key and language; neither holds a NUL. */
export function nameOf({ key, language }: { key: string; language: string }): string {
  return `${key}\0${language}`;
}
