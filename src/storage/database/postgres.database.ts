import { Logger } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import { toConnectError, toUrlError } from '../setup.error.js';
import type { ResolvedStorageOptions } from '../storage.options.js';
import type { Database, Orm } from './database.js';
import { parseDatabaseUrl } from './database.url.js';
import { checkDatabase } from './database.check.js';
import { PgNotificationListener } from './pg.notification.listener.js';
import { ResilientPgClient } from './resilient.pg.client.js';

/** A start waits longer for its first connection, since machines are busy when everything starts. */
const STARTUP_TIMEOUT_MS = 10_000;
/** A reply waits for the database no longer than this, and then goes without it. */
const CONNECT_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 5_000;
/** The queue waits for nobody, but a connection that died in silence must not hold it for ever. */
const QUEUE_STATEMENT_TIMEOUT_MS = 30_000;
/** A connection that a firewall forgot is given up after this at the latest. */
const MAX_CONNECTION_LIFETIME_SECONDS = 300;

/** Number of our advisory lock: the letters "hptk". */
const ADVISORY_LOCK_ID = 0x6870_746b;

/** Of every transaction, whatever a role or a database has set. */
const ISOLATION = { isolationLevel: 'read committed' } as const;

/** Options of `pg` that the queue hands on to its pool. */
const QUEUE_POOL_OPTIONS: object = {
  query_timeout: QUEUE_STATEMENT_TIMEOUT_MS,
  maxLifetimeSeconds: MAX_CONNECTION_LIFETIME_SECONDS,
  keepAlive: true,
  Client: ResilientPgClient,
};

/** How long a start waits for another replica that brings the tables up to date. */
const LOCK_TIMEOUT_MS = 10_000;

/** Connections that the queue opens at most. */
const QUEUE_CONNECTIONS = 4;

/**
 * Poolers refuse most parameters of a connection, and keep neither settings nor locks of a session: the
 * time of a statement is limited by the driver, and what is set or locked is so for one transaction.
 *
 * @throws HaptikSetupError when the database cannot be used as it is set up
 * @throws what `pg` throws when the server cannot be reached
 */
export async function openPostgres(
  url: string,
  settings: ResolvedStorageOptions,
): Promise<Database> {
  const { connectionString, name } = parseDatabaseUrl(url);
  await probeServer(connectionString);
  const pool = new Pool({
    connectionString,
    max: settings.poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS,
    maxLifetimeSeconds: MAX_CONNECTION_LIFETIME_SECONDS,
    keepAlive: true,
    application_name: 'nestjs-haptik',
    Client: ResilientPgClient,
  });
  const logger = new Logger('HaptikStorage');
  // A connection that breaks while nobody uses it; without a listener it would end the process.
  pool.on('error', ({ message }) => logger.debug(`An idle connection broke: ${message}`));
  return {
    name,
    isShared: true,
    orm: drizzle(pool),
    transaction: (work) => transaction(pool, work),
    listen: async (channel, notice) => {
      const config = {
        connectionString,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        keepAlive: true,
      };
      const listener = new PgNotificationListener(config, channel, notice);
      await listener.start();
      return () => listener.stop();
    },
    queue: {
      connectionString,
      max: QUEUE_CONNECTIONS,
      connectionTimeoutMillis: STARTUP_TIMEOUT_MS,
      application_name: 'nestjs-haptik queue',
      ...QUEUE_POOL_OPTIONS,
    },
    runExclusive: (work) => runExclusive(connectionString, work),
    close: () => pool.end(),
  };
}

/**
 * On a connection that is given up when anything goes wrong with it: one whose transaction was not
 * ended, because it broke or fell silent, must not come back to the pool.
 */
async function transaction<T>(pool: Pool, work: (orm: Orm) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isSound = false;
  try {
    const result = await drizzle(client).transaction(work, ISOLATION);
    isSound = true;
    return result;
  } finally {
    client.release(!isSound);
  }
}

/**
 * Connects once and looks, so that a fault of the set-up is told from a server that is away.
 *
 * @throws HaptikSetupError when trying again would not help
 */
async function probeServer(connectionString: string): Promise<void> {
  const client = createStartupClient(connectionString);
  try {
    await client.connect().catch((error: unknown) => {
      throw toConnectError(error);
    });
    await checkDatabase(client);
  } finally {
    await client.end();
  }
}

/** On a connection of its own: it may wait for another replica longer than a statement may take. */
async function runExclusive(
  connectionString: string,
  work: (orm: Orm) => Promise<void>,
): Promise<void> {
  const client = createStartupClient(connectionString);
  try {
    await client.connect();
    await drizzle(client).transaction(async (orm) => {
      // Whoever holds the lock may have died without a word.
      await orm.execute(sql.raw(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`));
      await orm.execute(sql.raw(`set local statement_timeout = ${QUEUE_STATEMENT_TIMEOUT_MS}`));
      await orm.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK_ID})`);
      await work(orm);
    }, ISOLATION);
  } finally {
    await client.end();
  }
}

/** @throws HaptikSetupError for a URL that the driver cannot use */
function createStartupClient(connectionString: string): ResilientPgClient {
  try {
    return new ResilientPgClient({
      connectionString,
      connectionTimeoutMillis: STARTUP_TIMEOUT_MS,
      query_timeout: QUEUE_STATEMENT_TIMEOUT_MS,
      keepAlive: true,
    });
  } catch (error) {
    throw toUrlError(error, connectionString);
  }
}
