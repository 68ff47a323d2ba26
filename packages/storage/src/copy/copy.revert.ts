import type { CopyEvent, CopyEventKind } from 'nestjs-haptik/copy';
import { createCopyStateError } from './copy.transitions.js';
import type { CopyHistoryTable } from './copy.history.table.js';
import { type CopyRow, copyRowKey } from './copy.row.js';

/** The alternative to undo for events that did not change the text. */
const ALTERNATIVES: Partial<Record<CopyEventKind, string>> = {
  schedule: 'was only scheduled by this event. Unschedule it instead',
  unschedule: 'was only unscheduled by this event. Schedule it again instead',
  trash: 'was moved to the trash by this event. Restore its key instead',
  restore: 'was restored by this event. Move its key to the trash instead',
};

/** A revert of a text to the state before or after an event. */
export interface CopyRevert {
  readonly event: string;
  readonly record: CopyRow;
  /** The default text in code, in the language of the text. */
  readonly defaultText: string | undefined;
}

/** The draft that undoes an event; null for no draft. @throws CopyStateError */
export async function findTextBefore(
  revert: CopyRevert,
  historyTable: CopyHistoryTable,
): Promise<string | null> {
  const { record } = revert;
  const event = await findEvent(revert, historyTable);
  const instead = ALTERNATIVES[event.kind];
  if (instead !== undefined) throw createCopyStateError(record, instead);
  if (await historyTable.isOverwritten(event)) {
    throw createCopyStateError(record, 'was changed since. Revert to a version instead');
  }
  return toDraft(event.before, revert);
}

/** The draft with the text after an event; null for no draft. @throws CopyStateError */
export async function findTextAfter(
  revert: CopyRevert,
  historyTable: CopyHistoryTable,
): Promise<string | null> {
  const { after } = await findEvent(revert, historyTable);
  return toDraft(after, revert);
}

async function findEvent(
  { event: id, record }: CopyRevert,
  historyTable: CopyHistoryTable,
): Promise<CopyEvent> {
  const event = await historyTable.find(id);
  if (event && copyRowKey(event) === copyRowKey(record)) return event;
  throw createCopyStateError(record, 'has no such event in its history. Reload the history');
}

/** Null for a draft that equals the published text. */
function toDraft(written: string | null, { record, defaultText }: CopyRevert): string | null {
  const text = written ?? defaultText ?? null;
  if (text === (record.published ?? defaultText ?? null)) return null;
  if (text !== null) return text;
  throw createCopyStateError(
    record,
    'had no text then, and the code has no default text in this language. Write a new text, or move its ' +
      'key to the trash to unpublish it in all languages',
  );
}
