import { sql } from 'drizzle-orm';
import type { CopyEntry } from 'nestjs-haptik/copy';
import type { CopyKeyState } from 'nestjs-haptik/internal';
import type { Orm } from '../database/database.js';
import { copyTexts } from '../database/copy.schema.js';

/** Small, since the embedded database runs in the process of the bot and blocks it meanwhile. */
export const COPY_PAGE_SIZE = 2_000;

/** Reads all texts page by page, or all keys. */
export class CopyPageReader {
  constructor(private readonly orm: Orm) {}

  /**
   * The page after a text, ordered by key and language; without a text the first page. Read as one JSON
   * value, which takes a quarter of the time of rows.
   */
  async after(last: CopyEntry | undefined): Promise<CopyEntry[]> {
    const { key, language } = copyTexts;
    const page = this.orm
      .select()
      .from(copyTexts)
      .where(last && sql`(${key}, ${language}) > (${last.key}, ${last.language})`)
      .orderBy(key, language)
      .limit(COPY_PAGE_SIZE);
    const { rows } = await this.orm.execute(
      sql`select coalesce(json_agg(json_build_array(key, language, published, draft, version, changed_by,
          ${toEpochMs('changed_at')}, ${toEpochMs('published_at')},
          ${toEpochMs('publish_at')}, ${toEpochMs('trashed_at')}) order by key, language), '[]')::text
        as "page" from ${page.as('page')}`,
    );
    return (JSON.parse(String(rows[0]?.['page'])) as CopyEntryTuple[]).map(tupleToCopyEntry);
  }

  /** All keys in one statement: paging by index takes four times as long. */
  async keys(): Promise<CopyKeyState[]> {
    const { key, trashedAt } = copyTexts;
    const states = this.orm
      .select({ key, trashed: sql`bool_or(${trashedAt} is not null)`.as('trashed') })
      .from(copyTexts)
      .groupBy(key);
    const { rows } = await this.orm.execute(
      sql`select coalesce(json_agg(json_build_array(key, trashed) order by key), '[]')::text as "keys"
        from ${states.as('states')}`,
    );
    const found = JSON.parse(String(rows[0]?.['keys'])) as [string, boolean][];
    return found.map(([name, isTrashed]) => ({ key: name, isTrashed }));
  }
}

type CopyEntryTuple = [
  key: string,
  language: string,
  published: string | null,
  draft: string | null,
  version: number,
  changedBy: string,
  changedAt: number,
  publishedAt: number | null,
  publishAt: number | null,
  trashedAt: number | null,
];

/**
 * Takes a tenth of the time of exact numerics. The error is less than the microsecond that is added. The
 * result is an integer, since database settings can round fractions.
 */
function toEpochMs(column: string) {
  return sql`floor(date_part('epoch', ${sql.identifier(column)}) * 1000 + 0.001)::bigint`;
}

function tupleToCopyEntry(row: CopyEntryTuple): CopyEntry {
  const [key, language, published, draft, version, changedBy, ...times] = row;
  const [changedAt, publishedAt, publishAt, trashedAt] = times;
  return {
    key,
    language,
    published,
    draft,
    version,
    changedBy,
    changedAt: new Date(changedAt),
    publishedAt: toDate(publishedAt),
    publishAt: toDate(publishAt),
    trashedAt: toDate(trashedAt),
  };
}

function toDate(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
