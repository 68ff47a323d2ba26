import { Logger } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import { withTimeout } from 'nestjs-haptik/internal';
import { toConnectError, toUrlError } from './setup.error.js';
import type { ResolvedStorageOptions } from './storage.options.js';
import type { Database, Orm } from './database.js';
import { parseDatabaseUrl } from './database.url.js';
import { checkDatabase } from './database.check.js';
import { PgNotificationListener } from './pg.notification.listener.js';
import { ResilientPgClient } from './resilient.pg.client.js';

/** Timeout of the first connection, longer since machines are busy during a startup. */
const STARTUP_TIMEOUT_MS = 10_000;
/** Timeout of later connections: a reply waits no longer for the database. */
const CONNECT_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 5_000;
/** Time for statements that still run when the storage closes; a server that hangs does not answer them. */
const CLOSE_TIMEOUT_MS = 1_000;
/** Limits how long a dead connection can block the queue. */
const QUEUE_STATEMENT_TIMEOUT_MS = 30_000;
/** Limits how long a connection that was dropped by a firewall stays in the pool. */
const MAX_CONNECTION_LIFETIME_SECONDS = 300;

/** Id of the advisory lock: the letters "hptk". */
const ADVISORY_LOCK_ID = 0x6870_746b;

/** Isolation of every transaction, independent of role and database settings. */
const ISOLATION = { isolationLevel: 'read committed' } as const;

/** Options of `pg` that pg-boss passes to its pool. */
const QUEUE_POOL_OPTIONS: object = {
  query_timeout: QUEUE_STATEMENT_TIMEOUT_MS,
  maxLifetimeSeconds: MAX_CONNECTION_LIFETIME_SECONDS,
  keepAlive: true,
  Client: ResilientPgClient,
};

/** How long a startup waits for the migration of another replica. */
const LOCK_TIMEOUT_MS = 10_000;

/** Maximum number of connections of the queue. */
const QUEUE_CONNECTIONS = 4;

/**
 * Opens PostgreSQL. Poolers reject most connection parameters, and keep neither session settings nor
 * session locks. Therefore the driver limits the time of statements, and settings and locks apply to one
 * transaction.
 *
 * @throws HaptikSetupError when the configuration of the database is wrong
 * @throws errors of `pg` when the server is unreachable
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
  // Without a listener, an idle connection that breaks would end the process.
  pool.on('error', ({ message }) => logger.debug(`An idle connection broke: ${message}`));
  return {
    name,
    isShared: true,
    orm: drizzle(pool),
    transaction: (work) => transaction(pool, work),
    listen: async (channel, onNotification) => {
      const config = {
        connectionString,
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        keepAlive: true,
      };
      const listener = new PgNotificationListener(config, channel, onNotification);
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
    close: () =>
      withTimeout(
        CLOSE_TIMEOUT_MS,
        () => pool.end(),
        () => undefined,
      ),
  };
}

/**
 * Runs a transaction. After any error the connection is closed: a connection with an open transaction
 * must not return to the pool.
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
 * Connects once and checks the database, to distinguish a wrong configuration from an unavailable server.
 *
 * @throws HaptikSetupError when a retry would not help
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

/** Uses a dedicated connection: waiting for another replica can exceed the statement timeout. */
async function runExclusive(
  connectionString: string,
  work: (orm: Orm) => Promise<void>,
): Promise<void> {
  const client = createStartupClient(connectionString);
  try {
    await client.connect();
    await drizzle(client).transaction(async (orm) => {
      // The process that holds the lock may have lost its connection silently.
      await orm.execute(sql.raw(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`));
      await orm.execute(sql.raw(`set local statement_timeout = ${QUEUE_STATEMENT_TIMEOUT_MS}`));
      await orm.execute(sql`select pg_advisory_xact_lock(${ADVISORY_LOCK_ID})`);
      await work(orm);
    }, ISOLATION);
  } finally {
    await client.end();
  }
}

/** @throws HaptikSetupError for a URL that the driver rejects */
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
