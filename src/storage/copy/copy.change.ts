import { type CopyEventKind, CopyRefusal } from '../../copy/copy.book.js';
import { type CopyEventRecord, type CopyRecord, textOf } from './copy.record.js';

/** What is done to one text. */
export interface CopyChange {
  /** The version that it changes. */
  readonly seen: number;
  readonly record: CopyRecord;
  /** Whether users read another text from now on. */
  readonly isLive: boolean;
  readonly events: readonly CopyEventRecord[];
}

/** Who changes something, and when. */
export interface CopyAct {
  readonly by: string;
  readonly at: Date;
}

/** Another draft, or none. A draft that is scheduled is not any more: nobody agreed to the new one. */
export function drafted(
  record: CopyRecord,
  draft: string | null,
  kind: CopyEventKind,
  act: CopyAct,
): CopyChange {
  const free = record.publishAt ? unscheduled(record, act) : unchanged(record);
  const next = { ...touched(free.record, act), draft };
  const event = eventFor(next, kind, act, { before: textOf(record), after: textOf(next) });
  return { ...free, record: next, events: [...free.events, event] };
}

/** The draft becomes what users read. @throws CopyRefusal when there is none */
export function published(record: CopyRecord, act: CopyAct): CopyChange {
  const { draft, published: before } = withDraft(record);
  const next = {
    ...touched(record, act),
    published: draft,
    draft: null,
    publishedAt: act.at,
    publishAt: null,
    scheduledBy: null,
  };
  const event = eventFor(next, 'publish', act, { before, after: draft });
  return { seen: record.version, record: next, isLive: true, events: [event] };
}

/** The same, and the draft that it leaves becomes what users read. @throws CopyRefusal when there is none */
export function withPublication(change: CopyChange, act: CopyAct): CopyChange {
  const next = published(change.record, act);
  return { ...next, seen: change.seen, events: [...change.events, ...next.events] };
}

/** The draft will be published at a time. @throws CopyRefusal when there is none */
export function scheduled(record: CopyRecord, publishAt: Date, act: CopyAct): CopyChange {
  const { draft, published: before } = withDraft(record);
  const next = { ...touched(record, act), publishAt, scheduledBy: act.by };
  const event = eventFor(next, 'schedule', act, { before, after: draft });
  return { ...unchanged(record), record: next, events: [event] };
}

/** The draft waits for somebody again. @throws CopyRefusal when nothing is scheduled */
export function unscheduled(record: CopyRecord, act: CopyAct): CopyChange {
  if (!record.publishAt) throw refusal(record, 'is not scheduled');
  const next = { ...touched(record, act), publishAt: null, scheduledBy: null };
  const text = textOf(record);
  const event = eventFor(next, 'unschedule', act, { before: text, after: text });
  return { ...unchanged(record), record: next, events: [event] };
}

/** Users read the text in code. What is scheduled would surprise whoever restores it, so it ends. */
export function trashed(record: CopyRecord, act: CopyAct): CopyChange {
  const free = record.publishAt ? unscheduled(record, act) : unchanged(record);
  const next = { ...touched(free.record, act), trashedAt: act.at };
  const event = eventFor(next, 'trash', act, { before: textOf(record), after: null });
  return { ...free, record: next, isLive: isRead(record), events: [...free.events, event] };
}

export function restored(record: CopyRecord, act: CopyAct): CopyChange {
  const next = { ...touched(record, act), trashedAt: null };
  const event = eventFor(next, 'restore', act, { before: null, after: textOf(record) });
  return { ...unchanged(record), record: next, isLive: isRead(record), events: [event] };
}

/** Its language is spoken no more: neither a draft nor a text that users read is left. */
export function withoutTexts(record: CopyRecord, act: CopyAct): CopyChange {
  const free = record.publishAt ? unscheduled(record, act) : unchanged(record);
  const next = { ...touched(free.record, act), published: null, draft: null };
  const event = eventFor(next, 'remove-language', act, { before: textOf(record), after: null });
  return { ...free, record: next, isLive: isRead(record), events: [...free.events, event] };
}

export function unchanged(record: CopyRecord): CopyChange {
  return { seen: record.version, record, isLive: false, events: [] };
}

/** A refusal that names its text. @param what the end of the sentence, with the cure */
export function refusal({ key, language }: CopyRecord, what: string): CopyRefusal {
  return new CopyRefusal(`The text "${key}" (${language}) ${what}.`);
}

function withDraft(record: CopyRecord): CopyRecord {
  if (record.draft === null) throw refusal(record, 'has no draft that could be published');
  return record;
}

function isRead({ revision }: CopyRecord): boolean {
  return revision !== null;
}

function touched(record: CopyRecord, { by, at }: CopyAct): CopyRecord {
  return { ...record, version: record.version + 1, changedBy: by, changedAt: at };
}

function eventFor(
  { key, language, version, publishAt }: CopyRecord,
  kind: CopyEventKind,
  act: CopyAct,
  texts: Pick<CopyEventRecord, 'before' | 'after'>,
): CopyEventRecord {
  const time = kind === 'schedule' ? publishAt : null;
  return { key, language, kind, ...texts, by: act.by, at: act.at, publishAt: time, version };
}
