import { Injectable } from '@nestjs/common';
import { asc, sql } from 'drizzle-orm';
import {
  CopyBook,
  type CopyEdit,
  type CopyEntry,
  type CopyEvent,
  type CopyQuery,
  type CopyRef,
  CopyRefusal,
  type HistoryQuery,
  type KeyState,
  type LanguageTexts,
} from '../../copy/copy.book.js';
import { withoutValues } from '../database.fault.js';
import { copyLanguages, copyTexts } from '../database/copy.schema.js';
import type { OpenStorage } from '../open.storage.js';
import { StorageConnection } from '../storage.connection.js';
import {
  type CopyAct,
  type CopyChange,
  drafted,
  published,
  restored,
  scheduled,
  trashed,
  unchanged,
  unscheduled,
  withoutTexts,
  withPublication,
} from './copy.change.js';
import { filterOf } from './copy.filter.js';
import { CopyJournal } from './copy.journal.js';
import { wakeAt } from './copy.queue.js';
import { COPY_PAGE, CopyPages } from './copy.pages.js';
import { type CopyRecord, entryOf, nameOf } from './copy.record.js';
import { textAfter, textBefore } from './copy.return.js';
import { CopyTable } from './copy.table.js';
import { CopyTransaction } from './copy.transaction.js';
import { checkWords } from './copy.words.js';

const LATEST_YEAR = 9999;

/** Texts, their drafts and their history in the database. */
@Injectable()
export class StoredCopyBook extends CopyBook {
  constructor(private readonly connection: StorageConnection) {
    super();
  }

  override find(query: CopyQuery): Promise<readonly CopyEntry[]> {
    return this.read(async ({ orm }) => {
      const { key, language } = copyTexts;
      const texts = orm.select().from(copyTexts).where(filterOf(query));
      return (await texts.orderBy(asc(key), asc(language))).map(entryOf);
    });
  }

  override async *all(): AsyncGenerator<readonly CopyEntry[]> {
    for (let last: CopyEntry | undefined; ;) {
      const page = await this.read(({ orm }) => new CopyPages(orm).after(last));
      if (page.length > 0) yield page;
      if (page.length < COPY_PAGE) return;
      last = page.at(-1);
    }
  }

  override allKeys(): Promise<readonly KeyState[]> {
    return this.read(({ orm }) => new CopyPages(orm).keys());
  }

  /** As one value: it is read in a fifth of the time of rows. */
  override keys(query: CopyQuery): Promise<readonly string[]> {
    return this.read(async ({ orm }) => {
      const { key } = copyTexts;
      const found = orm.selectDistinct({ key }).from(copyTexts).where(filterOf(query));
      const { rows } = await orm.execute(
        sql`select coalesce(json_agg(key order by key), '[]')::text as "keys" from ${found.as('found')}`,
      );
      return JSON.parse(String(rows[0]?.['keys'])) as string[];
    });
  }

  override async save(
    edits: readonly CopyEdit[],
    by: string,
    kind: 'edit' | 'import' = 'edit',
  ): Promise<readonly CopyEntry[]> {
    edits.forEach((edit) => checkWords(edit, by));
    return this.texts.change(edits, by, draftsOf(edits, kind));
  }

  override async importPublished(
    edits: readonly CopyEdit[],
    by: string,
  ): Promise<readonly CopyEntry[]> {
    edits.forEach((edit) => checkWords(edit, by));
    const draft = draftsOf(edits, 'import');
    return this.texts.change(edits, by, (record, act) => {
      const change = draft(record, act);
      return change.record.draft === null ? change : withPublication(change, act);
    });
  }

  override async publish(
    refs: readonly CopyRef[],
    by: string,
    at?: Date,
  ): Promise<readonly CopyEntry[]> {
    refs.forEach((ref) => checkWords(ref, by));
    if (at && !(at.getUTCFullYear() <= LATEST_YEAR)) throw new CopyRefusal('That is no time.');
    let isPlanned = false;
    return this.texts.change(refs, by, async (record, act) => {
      if (!at || at <= act.at) return published(record, act);
      const change = scheduled(record, at, act);
      if (!isPlanned) await wakeAt(this.connection.opened.boss, act.orm, at);
      isPlanned = true;
      return change;
    });
  }

  override async unschedule(ref: CopyRef, by: string): Promise<CopyEntry> {
    return this.one(ref, by, unscheduled);
  }

  override history(query: HistoryQuery): Promise<readonly CopyEvent[]> {
    return this.read(({ orm }) => new CopyJournal(orm).list(query));
  }

  override undo(event: string, ref: CopyRef, by: string, inCode?: string): Promise<CopyEntry> {
    return this.goTo(textBefore, 'undo', { event, ref, by, inCode });
  }

  override goBack(event: string, ref: CopyRef, by: string, inCode?: string): Promise<CopyEntry> {
    return this.goTo(textAfter, 'go-back', { event, ref, by, inCode });
  }

  override async trash(key: string, by: string): Promise<readonly CopyEntry[]> {
    checkWords({ key }, by);
    return this.texts.changeKey(key, by, (records, act) => {
      if (records.length === 0) {
        throw new CopyRefusal(`Nobody wrote a text for "${key}", so there is none to remove.`);
      }
      if (records.some(({ trashedAt }) => trashedAt)) {
        throw new CopyRefusal(`"${key}" is in the trash already.`);
      }
      return records.map((record) => trashed(record, act));
    });
  }

  override async restore(key: string, by: string): Promise<readonly CopyEntry[]> {
    checkWords({ key }, by);
    return this.texts.changeKey(key, by, (records, act) => {
      const inTrash = records.filter(({ trashedAt }) => trashedAt);
      if (inTrash.length === 0) throw new CopyRefusal(`"${key}" is not in the trash.`);
      return inTrash.map((record) => restored(record, act));
    });
  }

  override languages(): Promise<readonly string[]> {
    return this.read(async ({ orm }) => {
      const { language } = copyLanguages;
      const rows = await orm.select({ language }).from(copyLanguages).orderBy(asc(language));
      return rows.map((row) => row.language);
    });
  }

  override async addLanguage(language: string, by: string): Promise<void> {
    checkWords({ key: '', language }, by);
    await this.read(({ orm }) => new CopyTable(orm).addLanguages([language.toLowerCase()], by));
  }

  override async removeLanguage(
    language: string,
    by: string,
    seen?: LanguageTexts,
  ): Promise<readonly CopyEntry[]> {
    checkWords({ key: '', language }, by);
    return this.texts.removeLanguage(language.toLowerCase(), { by, seen }, withoutTexts);
  }

  private goTo(
    choose: typeof textBefore,
    kind: 'undo' | 'go-back',
    { event, ref, by, inCode }: WayBack,
  ): Promise<CopyEntry> {
    return this.one(ref, by, async (record, act) => {
      const text = await choose({ event, record, inCode }, new CopyJournal(act.orm));
      return text === record.draft ? unchanged(record) : drafted(record, text, kind, act);
    });
  }

  private get texts(): CopyTransaction {
    return new CopyTransaction(this.connection.opened);
  }

  private async one(
    ref: CopyRef,
    by: string,
    decide: Parameters<CopyTransaction['change']>[2],
  ): Promise<CopyEntry> {
    checkWords(ref, by);
    const [entry] = await this.texts.change([ref], by, decide);
    return entry as CopyEntry;
  }

  private async read<T>(work: (storage: OpenStorage) => Promise<T>): Promise<T> {
    try {
      return await work(this.connection.opened);
    } catch (error) {
      throw withoutValues(error);
    }
  }
}

/** What is gone back to, in which text, for whom. */
interface WayBack {
  readonly event: string;
  readonly ref: CopyRef;
  readonly by: string;
  readonly inCode: string | undefined;
}

/** Makes a draft of what an edit says of a text. */
function draftsOf(edits: readonly CopyEdit[], kind: 'edit' | 'import') {
  const texts = new Map(edits.map((edit) => [nameOf(edit), edit.text]));
  return (record: CopyRecord, act: CopyAct): CopyChange => {
    const text = texts.get(nameOf(record)) ?? null;
    if (text === record.draft) return unchanged(record);
    return drafted(record, text, text === null ? 'discard' : kind, act);
  };
}
