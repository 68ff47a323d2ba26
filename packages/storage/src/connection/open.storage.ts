import { Logger } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { describeDatabaseError } from '../database/database.error.js';
import { COPY_QUEUE, COPY_QUEUE_OPTIONS } from '../queue/copy.queue.js';
import type { Database, Orm } from '../database/database.js';
import { isQueueUpToDate, assertQueueNotNewer } from '../database/queue.version.js';
import { HANDOFF_QUEUE, QUEUE_SCHEMA, createHandoffQueueOptions } from '../queue/handoff.queue.js';
import { JobQueue } from '../queue/job.queue.js';
import { ensureQueues } from '../queue/queue.options.js';
import type { ResolvedStorageOptions } from '../database/storage.options.js';

const LOG_INTERVAL_MS = 60_000;

/** Intervals of pg-boss in seconds. Jobs of ended processes are released when it supervises queues. */
const SHARED_INTERVALS = { superviseIntervalSeconds: 10, monitorIntervalSeconds: 10 };
/** `JobQueue` releases the jobs of an embedded database when their time is over. */
const EMBEDDED_INTERVALS = {
  superviseIntervalSeconds: 3_600,
  monitorIntervalSeconds: 1,
  bamIntervalSeconds: 600,
};
/** Interval for what this library does not use: dependent jobs, and queues that others change. */
const UNUSED_INTERVAL_SECONDS = 3_600;
/** Time added to the timeout of an attempt for running jobs when the process stops. */
const STOP_MARGIN_MS = 2_000;

/** An open database with its queue. */
export interface OpenStorage {
  readonly name: string;
  /** Whether other processes can use the database at the same time. */
  readonly isShared: boolean;
  readonly orm: Orm;
  readonly jobs: JobQueue;
  /** Calls `onNotification` for each notification of a channel. @returns a function that ends it */
  listen(channel: string, onNotification: () => void): Promise<() => Promise<void>>;
  /** Runs `work` in a transaction. */
  transaction<T>(work: (orm: Orm) => Promise<T>): Promise<T>;
  /** Waits for running jobs, after `jobs.stopFetching`. @param remainingMs until the deadline of their attempts */
  stopQueue(remainingMs: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the queue of a migrated database.
 *
 * @throws HaptikSetupError when the queue's own tables are newer than this version
 */
export async function startQueue(
  database: Database,
  settings: ResolvedStorageOptions['handoffs'],
): Promise<OpenStorage> {
  await assertQueueNotNewer(database, QUEUE_SCHEMA);
  const logger = new Logger('HaptikStorage');
  const boss = new PgBoss({
    ...database.queue,
    schema: QUEUE_SCHEMA,
    // The schema exists, and the user may lack the privilege to create it.
    createSchema: false,
    schedule: false,
    flowIntervalSeconds: UNUSED_INTERVAL_SECONDS,
    queueCacheIntervalSeconds: UNUSED_INTERVAL_SECONDS,
    ...(database.isShared ? SHARED_INTERVALS : EMBEDDED_INTERVALS),
    registerInstance: false,
  });
  const log = rateLimitedLog((problem) => logger.warn(`Queue: ${problem}`));
  boss.on('error', (error) => log(describeDatabaseError(error)));
  boss.on('warning', ({ message }) => log(message));
  try {
    await boss.start().catch(async (error: unknown) => {
      // Another replica may have created the tables concurrently. pg-boss detects that by the error
      // message, which is in the language of the server.
      if (!(await isQueueUpToDate(database, QUEUE_SCHEMA))) throw error;
      await boss.start();
    });
    await ensureQueues(boss, {
      [HANDOFF_QUEUE]: createHandoffQueueOptions(settings),
      [COPY_QUEUE]: COPY_QUEUE_OPTIONS,
    });
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
  const jobs = new JobQueue(boss, database, (error) => log(describeDatabaseError(error)));
  return {
    name: database.name,
    isShared: database.isShared,
    orm: database.orm,
    jobs,
    listen: (channel, onNotification) => database.listen(channel, onNotification),
    transaction: (work) => database.transaction(work),
    stopQueue: (remainingMs) => jobs.stop(settings.attemptTimeoutMs + STOP_MARGIN_MS, remainingMs),
    close: () => database.close(),
  };
}

/** Logs at most one line a minute: an unavailable database fails every poll. */
function rateLimitedLog(log: (text: string) => void): (text: string) => void {
  let nextLogAt = 0;
  return (text) => {
    if (performance.now() < nextLogAt) return;
    nextLogAt = performance.now() + LOG_INTERVAL_MS;
    log(text);
  };
}
