import { type SQL, sql } from 'drizzle-orm';
import type { Orm } from '../database/database.js';
import { copyRevision, copyTexts } from '../database/copy.schema.js';
import type { CopyChange } from './copy.transitions.js';
import { CopyHistoryTable } from './copy.history.table.js';
import { chunksOf, jsonRecordset } from './json.recordset.js';

/** Notification channel of publications. */
export const COPY_CHANNEL = 'haptik_copy';

const COLUMNS = sql`key text, language text, published text, draft text, version int,
  "changedBy" text, "changedAt" timestamptz, "publishedAt" timestamptz, "publishAt" timestamptz,
  "scheduledBy" text, "trashedAt" timestamptz, revision bigint, "expectedVersion" int`;

/** A text was created or changed by a concurrent transaction. */
export class ConcurrentCopyWriteError extends Error {
  override readonly name = 'ConcurrentCopyWriteError';
}

/** Writes changes of texts in a transaction. */
export class CopyRowWriter {
  constructor(private readonly orm: Orm) {}

  /**
   * Writes changes with their history, and notifies other replicas.
   *
   * @throws ConcurrentCopyWriteError when the version of a text has changed
   */
  async write(changes: readonly CopyChange[]): Promise<void> {
    const revised = await this.assignRevisions(changes.filter(({ events }) => events.length > 0));
    const historyTable = new CopyHistoryTable(this.orm);
    for await (const chunk of chunksOf(revised)) {
      await this.insert(chunk.filter(({ expectedVersion }) => expectedVersion === 0));
      await this.update(chunk.filter(({ expectedVersion }) => expectedVersion > 0));
      await historyTable.write(chunk);
    }
    if (revised.some(({ isLive }) => isLive)) {
      await this.orm.execute(sql`select pg_notify(${COPY_CHANNEL}, '')`);
    }
  }

  /** Assigns a revision to each change of a published text. */
  private async assignRevisions(changes: readonly CopyChange[]): Promise<readonly CopyChange[]> {
    const count = changes.filter(({ isLive }) => isLive).length;
    if (count === 0) return changes;
    const [row] = await this.orm
      .insert(copyRevision)
      .values({ revision: count })
      .onConflictDoUpdate({
        target: copyRevision.id,
        set: { revision: sql`${copyRevision.revision} + ${count}` },
      })
      .returning({ revision: copyRevision.revision });
    let revision = (row?.revision ?? 0) - count;
    return changes.map((change) =>
      change.isLive ? { ...change, record: { ...change.record, revision: ++revision } } : change,
    );
  }

  private async insert(changes: readonly CopyChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.executeForAll(
      changes,
      sql`insert into ${copyTexts} (key, language, published, draft, version, changed_by, changed_at,
          published_at, publish_at, scheduled_by, trashed_at, revision)
        select key, language, published, draft, version, "changedBy", "changedAt",
          "publishedAt", "publishAt", "scheduledBy", "trashedAt", revision
        from ${toRecordset(changes)} on conflict do nothing returning 1`,
    );
  }

  private async update(changes: readonly CopyChange[]): Promise<void> {
    if (changes.length === 0) return;
    await this.executeForAll(
      changes,
      sql`update ${copyTexts} as kept set published = given.published, draft = given.draft,
          version = given.version, changed_by = given."changedBy", changed_at = given."changedAt",
          published_at = given."publishedAt", publish_at = given."publishAt",
          scheduled_by = given."scheduledBy", trashed_at = given."trashedAt",
          revision = given.revision
        from ${toRecordset(changes)}
        where kept.key = given.key and kept.language = given.language and kept.version = given."expectedVersion"
        returning 1`,
    );
  }

  private async executeForAll(changes: readonly CopyChange[], statement: SQL): Promise<void> {
    const { rows } = await this.orm.execute(
      sql`with written as (${statement}) select count(*)::int as "count" from written`,
    );
    if (rows[0]?.['count'] !== changes.length) throw new ConcurrentCopyWriteError();
  }
}

function toRecordset(changes: readonly CopyChange[]): SQL {
  return jsonRecordset(
    changes.map(({ record, expectedVersion }) => ({ ...record, expectedVersion })),
    COLUMNS,
  );
}
