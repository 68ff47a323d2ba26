import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm';
import type { CopyRef } from 'nestjs-haptik/copy';
import type { Orm } from '../database/database.js';
import { copyLanguages, copyTexts } from '../database/copy.schema.js';
import { isAnyOf } from './copy.filter.js';
import { createEmptyRow, type CopyRow, copyRowKey } from './copy.row.js';
import { chunksOf } from './json.recordset.js';

/** Reads and locks texts in a transaction. */
export class CopyTable {
  constructor(private readonly orm: Orm) {}

  /** The clock of the database, since the clocks of replicas differ. */
  async now(): Promise<Date> {
    const { rows } = await this.orm.execute(
      // An integer, since database settings can round fractions.
      sql`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as "now"`,
    );
    return new Date(Number(rows[0]?.['now']));
  }

  /**
   * Locks the texts of keys in all languages until the transaction ends. All transactions lock in the
   * same order, which prevents deadlocks.
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

  /** The current texts, or empty rows, in the order of the references. */
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

  /** Adds languages to the console. */
  async addLanguages(languages: Iterable<string>, by: string): Promise<void> {
    for (const language of [...new Set(languages)].toSorted()) {
      await this.orm
        .insert(copyLanguages)
        .values({ language, addedBy: by, addedAt: sql`now()` })
        .onConflictDoNothing();
    }
  }
}
