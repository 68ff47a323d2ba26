import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { ConstructorOptions } from 'pg-boss';

/**
 * The Drizzle interface of a database or a transaction. PostgreSQL and PGlite return the same shapes, so
 * one type serves both.
 */
export type Orm = PgDatabase<NodePgQueryResultHKT>;

/** An open database, PostgreSQL or embedded. */
export interface Database {
  /** Name for the log, without a password. */
  readonly name: string;
  /** Whether other processes can use the database at the same time. */
  readonly isShared: boolean;
  readonly orm: Orm;
  /** Runs `work` in a transaction. */
  transaction<T>(work: (orm: Orm) => Promise<T>): Promise<T>;
  /** Calls `onNotification` for each notification of a channel. @returns a function that ends it */
  listen(channel: string, onNotification: () => void): Promise<() => Promise<void>>;
  /** Connection options of the queue for the same database. */
  readonly queue: ConstructorOptions;
  /** Runs `work` in a transaction under an advisory lock, one process at a time. */
  runExclusive(work: (orm: Orm) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}
