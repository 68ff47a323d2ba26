import {
  CopyConflict,
  type CopyEntry,
  type CopyRef,
  CopyRefusal,
  type LanguageTexts,
} from '../../copy/copy.book.js';
import { withoutValues } from '../database.fault.js';
import type { Orm } from '../database/database.js';
import type { OpenStorage } from '../open.storage.js';
import { type CopyAct, type CopyChange, refusal } from './copy.change.js';
import { blankOf, type CopyRecord, entryOf, nameOf, textOf } from './copy.record.js';
import { chunksOf } from './copy.rows.js';
import { CopyTable } from './copy.table.js';
import { CopyWriter, LostRace } from './copy.writer.js';

/** What a change may need beside the text. */
interface CopyScene extends CopyAct {
  readonly orm: Orm;
}

type Decide = (record: CopyRecord, scene: CopyScene) => CopyChange | Promise<CopyChange>;

/** Changes texts: all of them in the state in which somebody saw them, or none. */
export class CopyTransaction {
  constructor(private readonly storage: OpenStorage) {}

  /**
   * Changes the texts that are named, in the order in which they are named.
   *
   * @throws CopyConflict when a version is not the current one
   * @throws CopyRefusal when one stands in the trash, is named twice, or when `decide` says so
   */
  change(refs: readonly CopyRef[], by: string, decide: Decide): Promise<CopyEntry[]> {
    return this.run(refs, async (orm) => {
      const table = new CopyTable(orm);
      const locked = await table.lock(refs.map(({ key }) => key));
      const records = pick(refs, locked);
      const scene = { by, at: await table.now(), orm };
      const changes: CopyChange[] = [];
      for await (const chunk of chunksOf(records)) {
        for (const record of chunk) changes.push(await decide(record, scene));
      }
      const fresh = records.filter(
        (record, at) => textOf(record) === null && changes[at]?.events.length !== 0,
      );
      await table.addLanguages(new Set(fresh.map(({ language }) => language)), by);
      await new CopyWriter(orm).write(changes);
      return changes.map(({ record }) => entryOf(record));
    });
  }

  /** Changes a key in all its languages. @throws CopyRefusal when `decide` says so */
  changeKey(
    key: string,
    by: string,
    decide: (records: readonly CopyRecord[], act: CopyAct) => CopyChange[],
  ): Promise<CopyEntry[]> {
    return this.run([], async (orm) => {
      const table = new CopyTable(orm);
      const records = await table.lock([key]);
      const changes = decide(records, { by, at: await table.now() });
      await new CopyWriter(orm).write(changes);
      return changes.map(({ record }) => entryOf(record));
    });
  }

  /**
   * Takes a language out of the columns, and changes all its texts.
   *
   * @param who.seen how many texts there were when somebody looked
   * @throws CopyConflict with the texts, when there are others
   */
  removeLanguage(
    language: string,
    { by, seen }: { readonly by: string; readonly seen: LanguageTexts | undefined },
    decide: (record: CopyRecord, act: CopyAct) => CopyChange,
  ): Promise<CopyEntry[]> {
    return this.run([], async (orm) => {
      const table = new CopyTable(orm);
      const locked = await table.lock(await table.keysIn(language));
      const act = { by, at: await table.now() };
      const records = locked.filter(
        (record) => record.language === language && textOf(record) !== null,
      );
      if (seen && !isAsSeen(records, seen)) throw new CopyConflict(records.map(entryOf));
      const changes = records.map((record) => decide(record, act));
      await table.removeLanguage(language);
      await new CopyWriter(orm).write(changes);
      return changes.map(({ record }) => entryOf(record));
    });
  }

  private async run<T>(refs: readonly CopyRef[], work: (orm: Orm) => Promise<T>): Promise<T> {
    try {
      return await this.storage.transaction(work);
    } catch (error) {
      if (error instanceof CopyConflict || error instanceof CopyRefusal) throw error;
      if (!(error instanceof LostRace)) throw withoutValues(error);
      const current = await new CopyTable(this.storage.orm).read(refs).catch((fault: unknown) => {
        throw withoutValues(fault);
      });
      throw new CopyConflict(othersThan(refs, current));
    }
  }
}

/** The records that are named. @throws CopyConflict @throws CopyRefusal */
function pick(refs: readonly CopyRef[], locked: readonly CopyRecord[]): CopyRecord[] {
  const byName = new Map(locked.map((record) => [nameOf(record), record]));
  const inTrash = new Set(locked.filter(({ trashedAt }) => trashedAt).map(({ key }) => key));
  const records = refs.map((ref) => byName.get(nameOf(ref)) ?? blankOf(ref.key, ref.language));
  const others = othersThan(refs, records);
  if (others.length > 0) throw new CopyConflict(others);
  const trashed = records.find(({ key }) => inTrash.has(key));
  if (trashed) throw refusal(trashed, 'is in the trash. Restore its key first');
  const names = new Set<string>();
  for (const record of records) {
    if (names.has(nameOf(record))) throw refusal(record, 'is named twice. Name it once');
    names.add(nameOf(record));
  }
  return records;
}

function isAsSeen(records: readonly CopyRecord[], seen: LanguageTexts): boolean {
  const published = records.filter((record) => record.published !== null).length;
  const drafts = records.filter((record) => record.draft !== null).length;
  return published === seen.published && drafts === seen.drafts;
}

/** Those of the texts that are not as they were seen. */
function othersThan(refs: readonly CopyRef[], records: readonly CopyRecord[]): CopyEntry[] {
  return records
    .filter(({ version }, index) => version !== refs[index]?.version)
    .map((record) => entryOf(record));
}
