import type { CopyEvent, CopyEventKind } from '../../copy/copy.book.js';
import { refusal } from './copy.change.js';
import type { CopyJournal } from './copy.journal.js';
import { type CopyRecord, nameOf } from './copy.record.js';

/** What takes back an event that left the text as it was. */
const INSTEAD: Partial<Record<CopyEventKind, string>> = {
  schedule: 'was only scheduled by this. Unschedule it instead',
  unschedule: 'was only unscheduled by this. Schedule it again instead',
  trash: 'was moved to the trash by this. Restore its key instead',
  restore: 'was restored by this. Move its key to the trash instead',
};

/** The draft that takes back what an event did. @throws CopyRefusal */
export async function textBefore(
  id: string,
  record: CopyRecord,
  journal: CopyJournal,
): Promise<string | null> {
  const event = await eventOfText(id, record, journal);
  const instead = INSTEAD[event.kind];
  if (instead !== undefined) throw refusal(record, instead);
  if (await journal.isOverwritten(event)) {
    throw refusal(record, 'was changed since. Go back to a version instead');
  }
  if (event.before === null && record.published !== null) {
    throw refusal(
      record,
      'had no text before this. Move its key to the trash to have the one in code',
    );
  }
  return draftOf(event.before, record);
}

/** The draft that is the text after an event. @throws CopyRefusal */
export async function textAfter(
  id: string,
  record: CopyRecord,
  journal: CopyJournal,
): Promise<string | null> {
  const { after } = await eventOfText(id, record, journal);
  if (after === null) throw refusal(record, 'had no text after this. Choose another version');
  return draftOf(after, record);
}

async function eventOfText(
  id: string,
  record: CopyRecord,
  journal: CopyJournal,
): Promise<CopyEvent> {
  const event = await journal.find(id);
  if (event && nameOf(event) === nameOf(record)) return event;
  throw refusal(record, 'has no such event in its history. Load the history again');
}

/** A draft that says what is published is none. */
function draftOf(text: string | null, { published }: CopyRecord): string | null {
  return text === published ? null : text;
}
