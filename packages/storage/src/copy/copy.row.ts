import type { CopyEntry, CopyEvent } from 'nestjs-haptik/copy';
import { createEmptyEntry } from 'nestjs-haptik/internal';
import type { copyEvents, copyTexts } from '../database/copy.schema.js';

/** The row of a text. */
export type CopyRow = typeof copyTexts.$inferSelect;
/** The row of an event, before it has an id. */
export type CopyEventRow = Omit<typeof copyEvents.$inferSelect, 'id'>;

/** The row of a text that does not exist yet. */
export function createEmptyRow(key: string, language: string): CopyRow {
  return { ...createEmptyEntry(key, language), scheduledBy: null, revision: null };
}

/** Converts a row to the public entry. */
export function toCopyEntry(record: CopyRow): CopyEntry {
  const { scheduledBy: _, revision: __, ...entry } = record;
  return entry;
}

export function toCopyEvent({ id, ...event }: typeof copyEvents.$inferSelect): CopyEvent {
  return { id: String(id), ...event };
}

/** The draft, else the published text. */
export function currentText({ draft, published }: CopyRow): string | null {
  return draft ?? published;
}

/** One string for key and language; neither contains a NUL. */
export function copyRowKey({ key, language }: { key: string; language: string }): string {
  return `${key}\0${language}`;
}
