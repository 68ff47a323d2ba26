import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { CopyRef } from '../../copy/copy.repository.js';
import type { Orm } from '../database/database.js';
import { copyLanguages, copyTexts } from '../database/copy.schema.js';
import { isAnyOf } from './copy.filter.js';
import { createEmptyRow, type CopyRow, copyRowKey } from './copy.row.js';
import { chunksOf } from './json.recordset.js';

/** Reads texts within one transaction, and takes them for a change. */
export class CopyTable {
  constructor(private readonly orm: Orm) {}

  /** The time of the database, since those of replicas differ. */
  async now(): Promise<Date> {
    const { rows } = await this.orm.execute(
      // A whole number, since settings of the database may round others.
      sql`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as "now"`,
    );
    return new Date(Number(rows[0]?.['now']));
  }

  /**
   * Texts of keys in all languages, which nobody else changes until the transaction ends. All take
   * them in one order, so that no two wait for one another.
   */
  async lock(keys: Iterable<string>): Promise<CopyRow[]> {
    const found: CopyRow[] = [];
    for await (const chunk of chunksOf([...new Set(keys)].toSorted())) {
      const records = await this.orm
        .select()
        .from(copyTexts)
        .where(isAnyOf(copyTexts.key, chunk))
        .orderBy(asc(copyTexts.key), asc(copyTexts.language))
        .for('update');
      for (const record of records) found.push(record);
    }
    return found;
  }

  /** Texts as they are, or blank ones, in the order of what names them. */
  async read(refs: readonly Omit<CopyRef, 'version'>[]): Promise<CopyRow[]> {
    const found = new Map<string, CopyRow>();
    for await (const chunk of chunksOf([...new Set(refs.map(({ key }) => key))])) {
      const records = await this.orm.select().from(copyTexts).where(isAnyOf(copyTexts.key, chunk));
      for (const record of records) found.set(copyRowKey(record), record);
    }
    return refs.map((ref) => found.get(copyRowKey(ref)) ?? createEmptyRow(ref.key, ref.language));
  }

  /** Keys that have a text in a language. */
  async keysIn(language: string): Promise<string[]> {
    const { key, draft, published } = copyTexts;
    const rows = await this.orm
      .select({ key })
      .from(copyTexts)
      .where(and(eq(copyTexts.language, language), or(isNotNull(draft), isNotNull(published))));
    return rows.map((row) => row.key);
  }

  async removeLanguage(language: string): Promise<void> {
    await this.orm.delete(copyLanguages).where(eq(copyLanguages.language, language));
  }

  /** Languages that are written in are columns from then on. */
  async addLanguages(languages: Iterable<string>, by: string): Promise<void> {
    for (const language of [...new Set(languages)].toSorted()) {
      await this.orm
        .insert(copyLanguages)
        .values({ language, addedBy: by, addedAt: sql`now()` })
        .onConflictDoNothing();
    }
  }
}
