import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { and, asc, isNull, lte, sql } from 'drizzle-orm';
import { describeDatabaseError } from '../database/database.error.js';
import { copyTexts } from '../database/copy.schema.js';
import type { OpenStorage } from '../connection/open.storage.js';
import { StorageConnection } from '../connection/storage.connection.js';
import { applyPublish } from './copy.transitions.js';
import { COPY_QUEUE } from '../queue/copy.queue.js';
import { CopyTable } from './copy.table.js';
import { CopyRowWriter } from './copy.row.writer.js';

/** Maximum delay of a publication whose job was lost, for example with a restored backup. */
const CHECK_INTERVAL_MS = 60_000;

/** Publishes due drafts, once across all replicas, and at startup those that became due meanwhile. */
@Injectable()
export class CopyScheduler implements OnModuleInit {
  readonly #logger = new Logger('HaptikStorage');

  constructor(private readonly connection: StorageConnection) {}

  async onModuleInit(): Promise<void> {
    await this.connection.onOpen(async (storage) => {
      await storage.jobs.work(COPY_QUEUE, { batchSize: 100, concurrency: 1 }, async (jobs) => {
        await this.publishDue(storage);
        return jobs.map(({ id }) => ({ id, status: 'completed' }));
      });
      await this.publishDueSafely(storage);
      const timer = setInterval(
        () => void this.publishDueSafely(storage),
        CHECK_INTERVAL_MS,
      ).unref();
      this.connection.beforeClose(async () => clearInterval(timer));
    });
  }

  private async publishDueSafely(storage: OpenStorage): Promise<void> {
    try {
      await this.publishDue(storage);
    } catch (error) {
      this.#logger.debug(`Scheduled texts could not be checked: ${describeDatabaseError(error)}`);
    }
  }

  /** Concurrent replicas wait for the lock, and then find no due text. */
  private async publishDue(storage: OpenStorage): Promise<void> {
    const count = await storage.transaction(async (orm) => {
      const due = await orm
        .select()
        .from(copyTexts)
        .where(and(lte(copyTexts.publishAt, sql`now()`), isNull(copyTexts.trashedAt)))
        .orderBy(asc(copyTexts.key), asc(copyTexts.language))
        .for('update');
      if (due.length === 0) return 0;
      const at = await new CopyTable(orm).now();
      await new CopyRowWriter(orm).write(
        due.map((record) =>
          applyPublish(record, { by: record.scheduledBy ?? record.changedBy, at }),
        ),
      );
      return due.length;
    });
    if (count > 0) this.#logger.log(`Published ${count} scheduled texts`);
  }
}
