import { sql } from 'drizzle-orm';
import type { CopyEntry, KeyState } from '../../copy/copy.book.js';
import type { Orm } from '../database/database.js';
import { copyTexts } from '../database/copy.schema.js';

/** So few that the embedded database, which runs in the process of the bot, soon lets others in. */
export const COPY_PAGE = 2_000;

/** Reads all texts, one piece after the other, or all keys. */
export class CopyPages {
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
      .limit(COPY_PAGE);
    const { rows } = await this.orm.execute(
      sql`select coalesce(json_agg(json_build_array(key, language, published, draft, version, changed_by,
          ${millisecondsOf('changed_at')}, ${millisecondsOf('published_at')},
          ${millisecondsOf('publish_at')}, ${millisecondsOf('trashed_at')}) order by key, language), '[]')::text
        as "page" from ${page.as('page')}`,
    );
    return (JSON.parse(String(rows[0]?.['page'])) as Row[]).map(entryOf);
  }

  /** At once: in the order of the index it takes four times as long. */
  async keys(): Promise<KeyState[]> {
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

type Row = [
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
function millisecondsOf(column: string) {
  return sql`floor(date_part('epoch', ${sql.identifier(column)}) * 1000 + 0.001)::bigint`;
}

function entryOf(row: Row): CopyEntry {
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
    publishedAt: dateOf(publishedAt),
    publishAt: dateOf(publishAt),
    trashedAt: dateOf(trashedAt),
  };
}

function dateOf(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
