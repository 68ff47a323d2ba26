import type { CopyEvent, CopyEventKind } from '../../copy/copy.repository.js';
import { createCopyStateError } from './copy.transitions.js';
import type { CopyHistoryTable } from './copy.history.table.js';
import { type CopyRow, copyRowKey } from './copy.row.js';

/** What takes back an event that left the text as it was. */
const ALTERNATIVES: Partial<Record<CopyEventKind, string>> = {
  schedule: 'was only scheduled by this. Unschedule it instead',
  unschedule: 'was only unscheduled by this. Schedule it again instead',
  trash: 'was moved to the trash by this. Restore its key instead',
  restore: 'was restored by this. Move its key to the trash instead',
};

/** Which event a text goes back to, or to the state before. */
export interface CopyRevert {
  readonly event: string;
  readonly record: CopyRow;
  /** What users read where nobody wrote a text. */
  readonly defaultText: string | undefined;
}

/** The draft that takes back what an event did; null for none. @throws CopyStateError */
export async function findTextBefore(
  revert: CopyRevert,
  historyTable: CopyHistoryTable,
): Promise<string | null> {
  const { record } = revert;
  const event = await findEvent(revert, historyTable);
  const instead = ALTERNATIVES[event.kind];
  if (instead !== undefined) throw createCopyStateError(record, instead);
  if (await historyTable.isOverwritten(event)) {
    throw createCopyStateError(record, 'was changed since. Go back to a version instead');
  }
  return toDraft(event.before, revert);
}

/** The draft that is the text after an event; null for none. @throws CopyStateError */
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
  throw createCopyStateError(record, 'has no such event in its history. Load the history again');
}

/** A draft that says what users read anyway is none. */
function toDraft(written: string | null, { record, defaultText }: CopyRevert): string | null {
  const text = written ?? defaultText ?? null;
  if (text === (record.published ?? defaultText ?? null)) return null;
  if (text !== null) return text;
  throw createCopyStateError(
    record,
    'had no text then, and code has none in this language. Write another text, or move its key to ' +
      'the trash to take back what was published in all languages',
  );
}
