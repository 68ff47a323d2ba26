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

/** Which event a text goes back to, or to the state before. */
export interface CopyReturn {
  readonly event: string;
  readonly record: CopyRecord;
  /** What users read where nobody wrote a text. */
  readonly inCode: string | undefined;
}

/** The draft that takes back what an event did; null for none. @throws CopyRefusal */
export async function textBefore(back: CopyReturn, journal: CopyJournal): Promise<string | null> {
  const { record } = back;
  const event = await eventOfText(back, journal);
  const instead = INSTEAD[event.kind];
  if (instead !== undefined) throw refusal(record, instead);
  if (await journal.isOverwritten(event)) {
    throw refusal(record, 'was changed since. Go back to a version instead');
  }
  return draftOf(event.before, back);
}

/** The draft that is the text after an event; null for none. @throws CopyRefusal */
export async function textAfter(back: CopyReturn, journal: CopyJournal): Promise<string | null> {
  const { after } = await eventOfText(back, journal);
  return draftOf(after, back);
}

async function eventOfText(
  { event: id, record }: CopyReturn,
  journal: CopyJournal,
): Promise<CopyEvent> {
  const event = await journal.find(id);
  if (event && nameOf(event) === nameOf(record)) return event;
  throw refusal(record, 'has no such event in its history. Load the history again');
}

/** A draft that says what users read anyway is none. */
function draftOf(written: string | null, { record, inCode }: CopyReturn): string | null {
  const text = written ?? inCode ?? null;
  if (text === (record.published ?? inCode ?? null)) return null;
  if (text !== null) return text;
  throw refusal(
    record,
    'had no text then, and code has none in this language. Write another text, or move its key to ' +
      'the trash to take back what was published in all languages',
  );
}
