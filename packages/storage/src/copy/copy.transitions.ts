import { type CopyEventKind, CopyStateError } from 'nestjs-haptik/copy';
import { type CopyEventRow, type CopyRow, currentText } from './copy.row.js';

/** A change of one text. */
export interface CopyChange {
  /** The expected current version. */
  readonly expectedVersion: number;
  readonly record: CopyRow;
  /** Whether the change affects the published text. */
  readonly isLive: boolean;
  readonly events: readonly CopyEventRow[];
}

/** The author and the time of a change. */
export interface CopyChangeContext {
  readonly by: string;
  readonly at: Date;
}

/** Replaces or deletes the draft. Ends its schedule, since the new draft was not approved. */
export function applyDraft(
  record: CopyRow,
  draft: string | null,
  kind: CopyEventKind,
  context: CopyChangeContext,
): CopyChange {
  const unscheduled = record.publishAt ? applyUnschedule(record, context) : noChange(record);
  const next = { ...bumpVersion(unscheduled.record, context), draft };
  const event = createEvent(next, kind, context, {
    before: currentText(record),
    after: currentText(next),
  });
  return { ...unscheduled, record: next, events: [...unscheduled.events, event] };
}

/** Publishes the draft. @throws CopyStateError without a draft */
export function applyPublish(record: CopyRow, context: CopyChangeContext): CopyChange {
  const { draft, published: before } = requireDraft(record);
  const next = {
    ...bumpVersion(record, context),
    published: draft,
    draft: null,
    publishedAt: context.at,
    publishAt: null,
    scheduledBy: null,
  };
  const event = createEvent(next, 'publish', context, { before, after: draft });
  return { expectedVersion: record.version, record: next, isLive: true, events: [event] };
}

/** Extends a change by publishing its draft. @throws CopyStateError without a draft */
export function andPublish(change: CopyChange, context: CopyChangeContext): CopyChange {
  const next = applyPublish(change.record, context);
  return {
    ...next,
    expectedVersion: change.expectedVersion,
    events: [...change.events, ...next.events],
  };
}

/** Schedules the publication of the draft. @throws CopyStateError without a draft */
export function applySchedule(
  record: CopyRow,
  publishAt: Date,
  context: CopyChangeContext,
): CopyChange {
  const { draft, published: before } = requireDraft(record);
  const next = { ...bumpVersion(record, context), publishAt, scheduledBy: context.by };
  const event = createEvent(next, 'schedule', context, { before, after: draft });
  return { ...noChange(record), record: next, events: [event] };
}

/** Ends the schedule of the draft. @throws CopyStateError when nothing is scheduled */
export function applyUnschedule(record: CopyRow, context: CopyChangeContext): CopyChange {
  if (!record.publishAt) throw createCopyStateError(record, 'is not scheduled');
  const next = { ...bumpVersion(record, context), publishAt: null, scheduledBy: null };
  const text = currentText(record);
  const event = createEvent(next, 'unschedule', context, { before: text, after: text });
  return { ...noChange(record), record: next, events: [event] };
}

/** Moves the text to the trash. Ends its schedule, so that a later restore publishes nothing. */
export function applyTrash(record: CopyRow, context: CopyChangeContext): CopyChange {
  const unscheduled = record.publishAt ? applyUnschedule(record, context) : noChange(record);
  const next = { ...bumpVersion(unscheduled.record, context), trashedAt: context.at };
  const event = createEvent(next, 'trash', context, { before: currentText(record), after: null });
  return {
    ...unscheduled,
    record: next,
    isLive: wasEverPublished(record),
    events: [...unscheduled.events, event],
  };
}

export function applyRestore(record: CopyRow, context: CopyChangeContext): CopyChange {
  const next = { ...bumpVersion(record, context), trashedAt: null };
  const event = createEvent(next, 'restore', context, { before: null, after: currentText(record) });
  return { ...noChange(record), record: next, isLive: wasEverPublished(record), events: [event] };
}

/** Removes the draft and the published text, since their language is removed. */
export function applyLanguageRemoval(record: CopyRow, context: CopyChangeContext): CopyChange {
  const unscheduled = record.publishAt ? applyUnschedule(record, context) : noChange(record);
  const next = { ...bumpVersion(unscheduled.record, context), published: null, draft: null };
  const event = createEvent(next, 'remove-language', context, {
    before: currentText(record),
    after: null,
  });
  return {
    ...unscheduled,
    record: next,
    isLive: wasEverPublished(record),
    events: [...unscheduled.events, event],
  };
}

export function noChange(record: CopyRow): CopyChange {
  return { expectedVersion: record.version, record, isLive: false, events: [] };
}

/** Creates an error for a text. @param what end of the sentence, with the fix */
export function createCopyStateError({ key, language }: CopyRow, what: string): CopyStateError {
  return new CopyStateError(`The text "${key}" (${language}) ${what}.`);
}

function requireDraft(record: CopyRow): CopyRow {
  if (record.draft === null) throw createCopyStateError(record, 'has no draft to publish');
  return record;
}

function wasEverPublished({ revision }: CopyRow): boolean {
  return revision !== null;
}

function bumpVersion(record: CopyRow, { by, at }: CopyChangeContext): CopyRow {
  return { ...record, version: record.version + 1, changedBy: by, changedAt: at };
}

function createEvent(
  { key, language, version, publishAt }: CopyRow,
  kind: CopyEventKind,
  context: CopyChangeContext,
  texts: Pick<CopyEventRow, 'before' | 'after'>,
): CopyEventRow {
  const time = kind === 'schedule' ? publishAt : null;
  return {
    key,
    language,
    kind,
    ...texts,
    by: context.by,
    at: context.at,
    publishAt: time,
    version,
  };
}
