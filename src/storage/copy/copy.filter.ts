import { and, eq, gte, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { CopyQuery } from '../../copy/copy.book.js';
import { copyTexts } from '../database/copy.schema.js';
import { isStorable } from './copy.words.js';

/** The condition that a query means. */
export function filterOf(query: CopyQuery): SQL | undefined {
  const { keys, languages, prefix, containing, changedBy, changedSince } = query;
  const { isDraft, isTrashed = false } = query;
  const words = [...(keys ?? []), ...(languages ?? []), prefix, containing, changedBy];
  // PostgreSQL would refuse the statement, though nothing in it is like this.
  if (!words.every((word) => word === undefined || isStorable(word))) return sql`false`;
  const { key, language, draft, published, trashedAt } = copyTexts;
  return and(
    isTrashed === 'either' ? undefined : isTrashed ? isNotNull(trashedAt) : isNull(trashedAt),
    keys && among(key, keys),
    languages && among(language, languages),
    prefix === undefined ? undefined : sql`${key} like ${`${escaped(prefix)}%`}`,
    containing === undefined
      ? undefined
      : or(holds(draft, containing), holds(published, containing)),
    changedBy === undefined ? undefined : eq(copyTexts.changedBy, changedBy),
    changedSince === undefined ? undefined : since(changedSince),
    isDraft === undefined ? undefined : isDraft ? isNotNull(draft) : isNull(draft),
  );
}

type Column = (typeof copyTexts)['key' | 'language' | 'draft' | 'published'];

/**
 * As an array: the embedded database has no statistics of its tables, and without them PostgreSQL reads
 * all of a table for `in (select …)`.
 */
export function among(column: Column, words: readonly string[]): SQL {
  return sql`${column} = any(array(select json_array_elements_text(${JSON.stringify(words)})))`;
}

/** Both ends are named: without statistics a range with one end counts as a third of the table. */
function since(moment: Date): SQL | undefined {
  return and(gte(copyTexts.changedAt, moment), sql`${copyTexts.changedAt} < 'infinity'`);
}

/** However the letters are composed: é is one character or two. */
function holds(column: Column, part: string): SQL {
  return sql`normalize(${column}, NFD) ilike ${`%${escaped(part.normalize('NFD'))}%`}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
