import { and, desc, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { CopyEvent, CopyEventKind, HistoryQuery } from 'nestjs-haptik/copy';
import { copyEvents } from '../database/copy.schema.js';
import type { Orm } from '../database/database.js';
import { clampPageSize } from '../database/page.size.js';
import type { CopyChange } from './copy.transitions.js';
import { type CopyEventRow, toCopyEvent, copyRowKey } from './copy.row.js';
import { isStorable } from './copy.input.js';
import { jsonRecordset } from './json.recordset.js';

const ID = /^\d{1,15}$/;

/** Kinds that change the text of the draft. */
const TEXT_CHANGING_KINDS: readonly CopyEventKind[] = [
  'edit',
  'discard',
  'undo',
  'revert',
  'import',
  'remove-language',
];

const COLUMNS = sql`key text, language text, kind text, before text, after text, by text,
  at timestamptz, "publishAt" timestamptz, version int, "expectedVersion" int`;

/** The history of texts, inside or outside a transaction. */
export class CopyHistoryTable {
  constructor(private readonly orm: Orm) {}

  /** Writes events; consecutive edits of one author are merged. */
  async write(changes: readonly CopyChange[]): Promise<void> {
    const merged = await this.mergeEdits(changes.filter(isPlainEdit));
    const events = changes
      .filter(({ record }) => !merged.has(copyRowKey(record)))
      .flatMap((change) => change.events);
    if (events.length === 0) return;
    await this.orm.execute(
      sql`insert into ${copyEvents} (key, language, kind, text_before, text_after, done_by, done_at,
          publish_at, version)
        select key, language, kind, before, after, by, at, "publishAt", version
        from ${jsonRecordset(events, COLUMNS)}`,
    );
  }

  /** Events, latest first. */
  async list({ id, key, language, before, limit }: HistoryQuery): Promise<CopyEvent[]> {
    if (![id, before].every((one) => one === undefined || ID.test(one))) return [];
    if (!isStorable(`${key ?? ''}${language ?? ''}`)) return [];
    const events = await this.orm
      .select()
      .from(copyEvents)
      .where(
        and(
          id === undefined ? undefined : eq(copyEvents.id, Number(id)),
          key === undefined ? undefined : eq(copyEvents.key, key),
          language === undefined ? undefined : eq(copyEvents.language, language),
          before === undefined ? undefined : lt(copyEvents.id, Number(before)),
        ),
      )
      .orderBy(desc(copyEvents.id))
      .limit(clampPageSize(limit));
    return events.map(toCopyEvent);
  }

  async find(id: string): Promise<CopyEvent | undefined> {
    if (!ID.test(id)) return undefined;
    const [found] = await this.orm
      .select()
      .from(copyEvents)
      .where(eq(copyEvents.id, Number(id)));
    return found && toCopyEvent(found);
  }

  /** Whether a later event changed the text. */
  async isOverwritten({ key, language, version, kind }: CopyEvent): Promise<boolean> {
    // A publication is only overwritten by another publication, not by a draft.
    const kinds =
      kind === 'publish' ? [...TEXT_CHANGING_KINDS, 'publish' as const] : [...TEXT_CHANGING_KINDS];
    const later = await this.orm
      .select({ id: copyEvents.id })
      .from(copyEvents)
      .where(
        and(
          eq(copyEvents.key, key),
          eq(copyEvents.language, language),
          gt(copyEvents.version, version),
          inArray(copyEvents.kind, kinds),
        ),
      )
      .limit(1);
    return later.length > 0;
  }

  /** Extends the last event of texts where possible. @returns the row keys of these texts */
  private async mergeEdits(edits: readonly CopyChange[]): Promise<Set<string>> {
    if (edits.length === 0) return new Set();
    const rows = edits.flatMap(({ expectedVersion, events }) =>
      events.map((event) => ({ ...event, expectedVersion })),
    );
    const { rows: merged } = await this.orm.execute(this.createMergeStatement(rows));
    return new Set(merged.map((row) => copyRowKey(row as unknown as CopyEventRow)));
  }

  private createMergeStatement(rows: readonly object[]): SQL {
    return sql`update ${copyEvents} as event set text_after = given.after, version = given.version
      from ${jsonRecordset(rows, COLUMNS)}
      where event.key = given.key and event.language = given.language
        and event.version = given."expectedVersion" and event.kind = 'edit' and event.done_by = given.by
        and event.done_at > given.at - interval '10 minutes'
      returning event.key, event.language`;
  }
}

function isPlainEdit({ events }: CopyChange): boolean {
  return events.length === 1 && events[0]?.kind === 'edit';
}
