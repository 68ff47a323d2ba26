import { and, eq, gte, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { CopyQuery } from 'nestjs-haptik/copy';
import { copyTexts } from '../database/copy.schema.js';
import { isStorable } from './copy.input.js';

/** The SQL condition of a query. */
export function toCondition(query: CopyQuery): SQL | undefined {
  const { keys, languages, prefix, containing, changedBy, changedSince } = query;
  const { isDraft, isTrashed = false } = query;
  const words = [...(keys ?? []), ...(languages ?? []), prefix, containing, changedBy];
  // PostgreSQL would reject the statement; no stored text can match.
  if (!words.every((word) => word === undefined || isStorable(word))) return sql`false`;
  const { key, language, draft, published, trashedAt } = copyTexts;
  return and(
    isTrashed === 'either' ? undefined : isTrashed ? isNotNull(trashedAt) : isNull(trashedAt),
    keys && isAnyOf(key, keys),
    languages && isAnyOf(language, languages),
    prefix === undefined ? undefined : sql`${key} like ${`${escapeLike(prefix)}%`}`,
    containing === undefined
      ? undefined
      : or(contains(draft, containing), contains(published, containing)),
    changedBy === undefined ? undefined : eq(copyTexts.changedBy, changedBy),
    changedSince === undefined ? undefined : changedSinceCondition(changedSince),
    isDraft === undefined ? undefined : isDraft ? isNotNull(draft) : isNull(draft),
  );
}

type CopyTextColumn = (typeof copyTexts)['key' | 'language' | 'draft' | 'published'];

/**
 * Uses an array: the embedded database has no table statistics, and without them PostgreSQL scans the
 * whole table for `in (select …)`.
 */
export function isAnyOf(column: CopyTextColumn, words: readonly string[]): SQL {
  return sql`${column} = any(array(select json_array_elements_text(${JSON.stringify(words)})))`;
}

/** Has both bounds: without statistics the planner estimates a half-open range at a third of the table. */
function changedSinceCondition(time: Date): SQL | undefined {
  return and(gte(copyTexts.changedAt, time), sql`${copyTexts.changedAt} < 'infinity'`);
}

/** Ignores the Unicode composition: é is one code point or two. */
function contains(column: CopyTextColumn, part: string): SQL {
  return sql`normalize(${column}, NFD) ilike ${`%${escapeLike(part.normalize('NFD'))}%`}`;
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
