import { Logger } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import { describeDatabaseError } from './database.error.js';
import { COPY_QUEUE, COPY_QUEUE_OPTIONS } from './copy/copy.queue.js';
import type { Database, Orm } from './database/database.js';
import { isQueueUpToDate, assertQueueNotNewer } from './database/queue.version.js';
import {
  HANDOFF_QUEUE,
  QUEUE_SCHEMA,
  createHandoffQueueOptions,
} from './handoffs/handoff.queue.js';
import { ensureQueues } from './queue.options.js';
import type { ResolvedStorageOptions } from './storage.options.js';

const LOG_INTERVAL_MS = 60_000;

/** How often jobs of processes that ended are taken back. */
const SUPERVISE_SECONDS = 10;
/** What jobs under way have beyond one attempt to end when the process stops. */
const STOP_MARGIN_MS = 2_000;

/** An open database with its queue. */
export interface OpenStorage {
  readonly name: string;
  /** Whether other processes may use it, too. */
  readonly isShared: boolean;
  readonly orm: Orm;
  readonly boss: PgBoss;
  /** Calls `notice` for each notice of a channel, until what it returns is called. */
  listen(channel: string, notice: () => void): Promise<() => Promise<void>>;
  /** All of it, or nothing. */
  transaction<T>(work: (orm: Orm) => Promise<T>): Promise<T>;
  /** Takes no more jobs, and waits for those under way. */
  stopQueue(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the queue of a database that is up to date.
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
    // It is there already, and making it takes a right that the user may not have.
    createSchema: false,
    schedule: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    registerInstance: false,
  });
  const log = rateLimitedLog((fault: string) => logger.warn(`The queue: ${fault}`));
  boss.on('error', (error) => log(describeDatabaseError(error)));
  boss.on('warning', ({ message }) => log(message));
  try {
    await boss.start().catch(async (error: unknown) => {
      // Another replica may have made the tables just now. The queue would know that by the words of the
      // error, which are in the language of the server.
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
  return {
    name: database.name,
    isShared: database.isShared,
    orm: database.orm,
    boss,
    listen: (channel, notice) => database.listen(channel, notice),
    transaction: (work) => database.transaction(work),
    stopQueue: () =>
      boss.stop({ graceful: true, timeout: settings.attemptTimeoutMs + STOP_MARGIN_MS }),
    close: () => database.close(),
  };
}

/** Lets one line through, and then none for a minute: a database that is away fails every poll. */
function rateLimitedLog(log: (text: string) => void): (text: string) => void {
  let quietUntil = 0;
  return (text) => {
    if (performance.now() < quietUntil) return;
    quietUntil = performance.now() + LOG_INTERVAL_MS;
    log(text);
  };
}
