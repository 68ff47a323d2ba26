import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { ConstructorOptions } from 'pg-boss';

/**
 * The database by way of Drizzle; a transaction is one as well. The embedded one answers in the
 * same shape, so that one type serves both.
 */
export type Orm = PgDatabase<NodePgQueryResultHKT>;

/** An open database, PostgreSQL or embedded. */
export interface Database {
  /** For the log, without a password. */
  readonly name: string;
  /** Whether other processes may use it, too. */
  readonly isShared: boolean;
  readonly orm: Orm;
  /** All of it, or nothing. */
  transaction<T>(work: (orm: Orm) => Promise<T>): Promise<T>;
  /** Calls `notice` for each notice of a channel, until what it returns is called. */
  listen(channel: string, notice: () => void): Promise<() => Promise<void>>;
  /** How the queue reaches the same database. */
  readonly queue: ConstructorOptions;
  /** All of it or nothing, while no other process that uses the database does the same. */
  runExclusive(work: (orm: Orm) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}
