import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { and, asc, isNull, lte, sql } from 'drizzle-orm';
import { faultOf } from '../database.fault.js';
import { copyTexts } from '../database/copy.schema.js';
import type { OpenStorage } from '../open.storage.js';
import { StorageConnection } from '../storage.connection.js';
import { published } from './copy.change.js';
import { workCopyQueue } from './copy.queue.js';
import { CopyTable } from './copy.table.js';
import { CopyWriter } from './copy.writer.js';

/** A job may get lost with a restored backup; what is due is published within this even so. */
const LOOK_MS = 60_000;

/** Publishes drafts whose time has come, once for all replicas, and at the start what came meanwhile. */
@Injectable()
export class CopyScheduler implements OnModuleInit {
  readonly #logger = new Logger('HaptikStorage');

  constructor(private readonly connection: StorageConnection) {}

  async onModuleInit(): Promise<void> {
    await this.connection.whenOpen(async (storage) => {
      await workCopyQueue(storage.boss, () => this.publishDue(storage));
      await this.look(storage);
      const looking = setInterval(() => void this.look(storage), LOOK_MS).unref();
      this.connection.beforeClose(async () => clearInterval(looking));
    });
  }

  private async look(storage: OpenStorage): Promise<void> {
    try {
      await this.publishDue(storage);
    } catch (error) {
      this.#logger.debug(`Scheduled texts cannot be looked for now: ${faultOf(error)}`);
    }
  }

  /** Another replica that does the same waits here, and then finds nothing that is due. */
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
      await new CopyWriter(orm).write(
        due.map((record) => published(record, { by: record.scheduledBy ?? record.changedBy, at })),
      );
      return due.length;
    });
    if (count > 0) this.#logger.log(`Published ${count} scheduled texts`);
  }
}
