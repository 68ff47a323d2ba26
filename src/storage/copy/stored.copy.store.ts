import { Injectable } from '@nestjs/common';
import { asc, gt, sql } from 'drizzle-orm';
import { CopyStore, type PublishedText } from '../../copy/copy.store.js';
import { ChangeWatcher } from '../change.watcher.js';
import type { Orm } from '../database/database.js';
import { withoutValues } from '../database.fault.js';
import { copyRevision, copyTexts } from '../database/copy.schema.js';
import { StorageConnection } from '../storage.connection.js';
import { COPY_CHANNEL } from './copy.writer.js';

const PAGE = 5_000;

/** Published texts of the database. */
@Injectable()
export class StoredCopyStore extends CopyStore {
  constructor(private readonly connection: StorageConnection) {
    super();
  }

  override async *load(after: number): AsyncGenerator<readonly PublishedText[]> {
    for (let last = await this.start(after); ;) {
      const page = await this.page(last);
      const end = page.at(-1);
      if (!end) return;
      yield page;
      if (page.length < PAGE) return;
      last = end.revision;
    }
  }

  override watch(changed: () => void): Promise<() => Promise<void>> {
    return new ChangeWatcher(this.connection, COPY_CHANNEL, revisionOf).watch(changed);
  }

  /** Zero where a backup that was brought in knows nothing of the revision. */
  private async start(after: number): Promise<number> {
    try {
      return (await revisionOf(this.connection.opened.orm)) < after ? 0 : after;
    } catch (error) {
      throw withoutValues(error);
    }
  }

  /** As one value of JSON: a row of its own for each text takes four times as long to read. */
  private async page(after: number): Promise<PublishedText[]> {
    const { key, language, published, trashedAt, revision } = copyTexts;
    const { orm } = this.connection.opened;
    const texts = orm
      .select({
        key,
        language,
        text: sql`case when ${trashedAt} is null then ${published} end`.as('text'),
        revision,
      })
      .from(copyTexts)
      .where(gt(revision, after))
      .orderBy(asc(revision))
      .limit(PAGE);
    try {
      const { rows } = await orm.execute(
        sql`select coalesce(json_agg(json_build_array(key, language, text, revision) order by revision), '[]')::text
          as "page" from ${texts.as('page')}`,
      );
      return (JSON.parse(String(rows[0]?.['page'])) as Row[]).map(textOf);
    } catch (error) {
      throw withoutValues(error);
    }
  }
}

async function revisionOf(orm: Orm): Promise<number> {
  const [row] = await orm.select().from(copyRevision);
  return row?.revision ?? 0;
}

type Row = [key: string, language: string, text: string | null, revision: number];

function textOf([key, language, text, revision]: Row): PublishedText {
  return { key, language, text, revision };
}
