import type { CopyEntry, CopyEvent } from '../../copy/copy.repository.js';
import { createEmptyEntry } from '../../copy/empty.entry.js';
import type { copyEvents, copyTexts } from '../database/copy.schema.js';

/** A text as the database keeps it. */
export type CopyRow = typeof copyTexts.$inferSelect;
/** What was done to a text, before the history has given it an id. */
export type CopyEventRow = Omit<typeof copyEvents.$inferSelect, 'id'>;

/** A text that nobody wrote yet. */
export function createEmptyRow(key: string, language: string): CopyRow {
  return { ...createEmptyEntry(key, language), scheduledBy: null, revision: null };
}

/** A text as editors see it. */
export function toCopyEntry(record: CopyRow): CopyEntry {
  const { scheduledBy: _, revision: __, ...entry } = record;
  return entry;
}

export function toCopyEvent({ id, ...event }: typeof copyEvents.$inferSelect): CopyEvent {
  return { id: String(id), ...event };
}

/** The text that an editor works on. */
export function currentText({ draft, published }: CopyRow): string | null {
  return draft ?? published;
}

/** One name for key and language; neither holds a NUL. */
export function copyRowKey({ key, language }: { key: string; language: string }): string {
  return `${key}\0${language}`;
}
