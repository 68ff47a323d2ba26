import {
  CopyConflictError,
  type CopyEntry,
  type CopyRef,
  CopyStateError,
  type LanguageTexts,
} from 'nestjs-haptik/copy';
import { sanitizeDatabaseError } from '../database/database.error.js';
import type { Orm } from '../database/database.js';
import type { OpenStorage } from '../connection/open.storage.js';
import {
  type CopyChangeContext,
  type CopyChange,
  createCopyStateError,
} from './copy.transitions.js';
import { createEmptyRow, type CopyRow, toCopyEntry, copyRowKey, currentText } from './copy.row.js';
import { chunksOf } from './json.recordset.js';
import { CopyTable } from './copy.table.js';
import { CopyRowWriter, ConcurrentCopyWriteError } from './copy.row.writer.js';

/** The context of a change: the transaction, the author and the time. */
interface CopyTransactionContext extends CopyChangeContext {
  readonly orm: Orm;
}

type CopyTransition = (
  record: CopyRow,
  context: CopyTransactionContext,
) => CopyChange | Promise<CopyChange>;

/** Changes texts with optimistic locking: all of them, or none. */
export class CopyTransaction {
  constructor(private readonly storage: OpenStorage) {}

  /**
   * Changes the referenced texts, in the order of the references.
   *
   * @throws CopyConflictError when a version is not the current one
   * @throws CopyStateError when a text is in the trash or is referenced twice, or when `transition` throws it
   */
  change(refs: readonly CopyRef[], by: string, transition: CopyTransition): Promise<CopyEntry[]> {
    return this.run(refs, async (orm) => {
      const table = new CopyTable(orm);
      const locked = await table.lock(refs.map(({ key }) => key));
      const records = selectRows(refs, locked);
      const context = { by, at: await table.now(), orm };
      const changes: CopyChange[] = [];
      for await (const chunk of chunksOf(records)) {
        for (const record of chunk) changes.push(await transition(record, context));
      }
      const fresh = records.filter(
        (record, at) => currentText(record) === null && changes[at]?.events.length !== 0,
      );
      await table.addLanguages(new Set(fresh.map(({ language }) => language)), by);
      await new CopyRowWriter(orm).write(changes);
      return changes.map(({ record }) => toCopyEntry(record));
    });
  }

  /** Changes a key in all its languages. @throws CopyStateError when `transition` throws it */
  changeKey(
    key: string,
    by: string,
    transition: (records: readonly CopyRow[], context: CopyChangeContext) => CopyChange[],
  ): Promise<CopyEntry[]> {
    return this.run([], async (orm) => {
      const table = new CopyTable(orm);
      const records = await table.lock([key]);
      const changes = transition(records, { by, at: await table.now() });
      await new CopyRowWriter(orm).write(changes);
      return changes.map(({ record }) => toCopyEntry(record));
    });
  }

  /**
   * Removes a language from the console, and changes all its texts.
   *
   * @param change.seen the expected number of texts
   * @throws CopyConflictError with the current texts, when their number differs
   */
  removeLanguage(
    language: string,
    { by, seen }: { readonly by: string; readonly seen: LanguageTexts | undefined },
    transition: (record: CopyRow, context: CopyChangeContext) => CopyChange,
  ): Promise<CopyEntry[]> {
    return this.run([], async (orm) => {
      const table = new CopyTable(orm);
      const locked = await table.lock(await table.keysIn(language));
      const context = { by, at: await table.now() };
      const records = locked.filter(
        (record) => record.language === language && currentText(record) !== null,
      );
      if (seen && !matchesExpectation(records, seen))
        throw new CopyConflictError(records.map(toCopyEntry));
      const changes = records.map((record) => transition(record, context));
      await table.removeLanguage(language);
      await new CopyRowWriter(orm).write(changes);
      return changes.map(({ record }) => toCopyEntry(record));
    });
  }

  private async run<T>(refs: readonly CopyRef[], work: (orm: Orm) => Promise<T>): Promise<T> {
    try {
      return await this.storage.transaction(work);
    } catch (error) {
      if (error instanceof CopyConflictError || error instanceof CopyStateError) throw error;
      if (!(error instanceof ConcurrentCopyWriteError)) throw sanitizeDatabaseError(error);
      const current = await new CopyTable(this.storage.orm)
        .read(refs)
        .catch((readError: unknown) => {
          throw sanitizeDatabaseError(readError);
        });
      throw new CopyConflictError(findOutdated(refs, current));
    }
  }
}

/** Selects the referenced rows. @throws CopyConflictError @throws CopyStateError */
function selectRows(refs: readonly CopyRef[], locked: readonly CopyRow[]): CopyRow[] {
  const byName = new Map(locked.map((record) => [copyRowKey(record), record]));
  const inTrash = new Set(locked.filter(({ trashedAt }) => trashedAt).map(({ key }) => key));
  const records = refs.map(
    (ref) => byName.get(copyRowKey(ref)) ?? createEmptyRow(ref.key, ref.language),
  );
  const others = findOutdated(refs, records);
  if (others.length > 0) throw new CopyConflictError(others);
  const trashed = records.find(({ key }) => inTrash.has(key));
  if (trashed) throw createCopyStateError(trashed, 'is in the trash. Restore its key first');
  const names = new Set<string>();
  for (const record of records) {
    if (names.has(copyRowKey(record)))
      throw createCopyStateError(record, 'is given twice. Give it once');
    names.add(copyRowKey(record));
  }
  return records;
}

function matchesExpectation(records: readonly CopyRow[], seen: LanguageTexts): boolean {
  const published = records.filter((record) => record.published !== null).length;
  const drafts = records.filter((record) => record.draft !== null).length;
  return published === seen.published && drafts === seen.drafts;
}

/** The texts whose version differs from the expected version. */
function findOutdated(refs: readonly CopyRef[], records: readonly CopyRow[]): CopyEntry[] {
  return records
    .filter(({ version }, index) => version !== refs[index]?.version)
    .map((record) => toCopyEntry(record));
}
