import { sql } from 'drizzle-orm';
import { fromDrizzle, type PgBoss } from 'pg-boss';
import type { Orm } from '../database/database.js';
import type { QueueOptions } from './queue.options.js';

/** The queue of scheduled publications. */
export const COPY_QUEUE = 'copy';

const POLL_INTERVAL_SECONDS = 2;
export const COPY_QUEUE_OPTIONS: QueueOptions = {
  expireInSeconds: 120,
  retryLimit: 10,
  retryBackoff: true,
  retryDelay: 1,
  retryDelayMax: 60,
  deleteAfterSeconds: 3_600,
  // After a longer downtime, the check at startup finds due texts.
  retentionSeconds: 7 * 86_400,
};

/** Schedules a check for due texts; takes effect when the transaction commits. */
export async function schedulePublication(boss: PgBoss, orm: Orm, startAfter: Date): Promise<void> {
  await boss.send(COPY_QUEUE, {}, { startAfter, db: fromDrizzle(orm, sql) });
}

/** Calls `publish` when a text may be due, until the queue stops. */
export async function processCopyQueue(boss: PgBoss, publish: () => Promise<void>): Promise<void> {
  const options = { pollingIntervalSeconds: POLL_INTERVAL_SECONDS, batchSize: 100 };
  await boss.work(COPY_QUEUE, options, publish);
}
