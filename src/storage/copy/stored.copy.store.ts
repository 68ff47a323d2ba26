import { Injectable } from '@nestjs/common';
import { asc, gt, sql } from 'drizzle-orm';
import { CopyStore, type PublishedText } from '../../copy/copy.store.js';
import { ChangeWatcher } from '../change.watcher.js';
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
    for (let last = after; ;) {
      const page = await this.page(last);
      const end = page.at(-1);
      if (!end) return;
      yield page;
      if (page.length < PAGE) return;
      last = end.revision;
    }
  }

  override watch(changed: () => void): Promise<() => Promise<void>> {
    const watcher = new ChangeWatcher(this.connection, COPY_CHANNEL, async (orm) => {
      const [row] = await orm.select().from(copyRevision);
      return row?.revision ?? 0;
    });
    return watcher.watch(changed);
  }

  private async page(after: number): Promise<PublishedText[]> {
    const { key, language, published, trashedAt, revision } = copyTexts;
    const text = sql<string | null>`case when ${trashedAt} is null then ${published} end`;
    try {
      return await this.connection.opened.orm
        .select({ key, language, text, revision: sql<number>`${revision}`.mapWith(Number) })
        .from(copyTexts)
        .where(gt(revision, after))
        .orderBy(asc(revision))
        .limit(PAGE);
    } catch (error) {
      throw withoutValues(error);
    }
  }
}
