import { Logger } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { Database, Orm } from './database/database.js';

/** Schema of the queue, beside ours. */
const SCHEMA = 'haptik_queue';
/** How often jobs of processes that ended are taken back. */
const SUPERVISE_SECONDS = 5;
/** Jobs under way have this long to end when the process stops. */
const STOP_MS = 10_000;

/** An open database with its queue. */
export interface OpenStorage {
  readonly name: string;
  readonly orm: Orm;
  readonly boss: PgBoss;
  close(): Promise<void>;
}

/** Starts the queue of a database that is up to date. */
export async function startQueue(database: Database): Promise<OpenStorage> {
  const logger = new Logger('HaptikStorage');
  const boss = new PgBoss({
    ...database.queue,
    schema: SCHEMA,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    registerInstance: false,
  });
  boss.on('error', (error) => logger.warn(`The queue: ${error.message}`));
  boss.on('warning', ({ message }) => logger.warn(`The queue: ${message}`));
  try {
    await boss.start();
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
  return {
    name: database.name,
    orm: database.orm,
    boss,
    close: async () => {
      await boss.stop({ graceful: true, timeout: STOP_MS });
      await database.close();
    },
  };
}
