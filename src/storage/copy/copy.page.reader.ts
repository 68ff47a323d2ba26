import { sql } from 'drizzle-orm';
import type { CopyEntry, CopyKeyState } from '../../copy/copy.repository.js';
import type { Orm } from '../database/database.js';
import { copyTexts } from '../database/copy.schema.js';

/** So few that the embedded database, which runs in the process of the bot, soon lets others in. */
export const COPY_PAGE_SIZE = 2_000;

/** Reads all texts, one piece after the other, or all keys. */
export class CopyPageReader {
  constructor(private readonly orm: Orm) {}

  /**
   * What comes after a text, by key and language; the first ones if there is none. As one value of
   * JSON, since a row of its own for each text takes four times as long to read.
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

  /** At once: in the order of the index it takes four times as long. */
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
 * A tenth of the time of exact numbers, and off by less than the microsecond that is added. Whole,
 * since settings of the database may round others.
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
