import { Logger } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import { connectFaultOf, urlFaultOf } from '../setup.fault.js';
import type { StorageSettings } from '../storage.options.js';
import type { Database, Orm } from './database.js';
import { addressOf } from './database.address.js';
import { checkDatabase } from './database.check.js';
import { NoticeListener } from './notice.listener.js';
import { PatientClient } from './patient.client.js';

/** A start waits longer for its first connection, since machines are busy when everything starts. */
const OPEN_MS = 10_000;
/** A reply waits for the database no longer than this, and then goes without it. */
const CONNECT_MS = 2_000;
const STATEMENT_MS = 5_000;
/** The queue waits for nobody, but a connection that died in silence must not hold it for ever. */
const QUEUE_STATEMENT_MS = 30_000;
/** A connection that a firewall forgot is given up after this at the latest. */
const LIFETIME_SECONDS = 300;

/** Number of our advisory lock: the letters "hptk". */
const LOCK = 0x6870_746b;

/** Of every transaction, whatever a role or a database has set. */
const ISOLATION = { isolationLevel: 'read committed' } as const;

/** Options of `pg` that the queue hands on to its pool. */
const QUEUE_LIMITS: object = {
  query_timeout: QUEUE_STATEMENT_MS,
  maxLifetimeSeconds: LIFETIME_SECONDS,
  keepAlive: true,
  Client: PatientClient,
};

/** How long a start waits for another replica that brings the tables up to date. */
const LOCK_MS = 10_000;

/** Connections that the queue opens at most. */
const QUEUE_CONNECTIONS = 4;

/**
 * Poolers refuse most parameters of a connection, and keep neither settings nor locks of a session: the
 * time of a statement is limited by the driver, and what is set or locked is so for one transaction.
 *
 * @throws HaptikSetupError when the database cannot be used as it is set up
 * @throws what `pg` throws when the server cannot be reached
 */
export async function openPostgres(url: string, settings: StorageSettings): Promise<Database> {
  const { connectionString, name } = addressOf(url);
  await look(connectionString);
  const pool = new Pool({
    connectionString,
    max: settings.connections,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: STATEMENT_MS,
    maxLifetimeSeconds: LIFETIME_SECONDS,
    keepAlive: true,
    application_name: 'nestjs-haptik',
    Client: PatientClient,
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
        connectionTimeoutMillis: CONNECT_MS,
        keepAlive: true,
      };
      const listener = new NoticeListener(config, channel, notice);
      await listener.start();
      return () => listener.stop();
    },
    queue: {
      connectionString,
      max: QUEUE_CONNECTIONS,
      connectionTimeoutMillis: OPEN_MS,
      application_name: 'nestjs-haptik queue',
      ...QUEUE_LIMITS,
    },
    exclusively: (work) => exclusively(connectionString, work),
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
async function look(connectionString: string): Promise<void> {
  const client = startingClient(connectionString);
  try {
    await client.connect().catch((error: unknown) => {
      throw connectFaultOf(error);
    });
    await checkDatabase(client);
  } finally {
    await client.end();
  }
}

/** On a connection of its own: it may wait for another replica longer than a statement may take. */
async function exclusively(
  connectionString: string,
  work: (orm: Orm) => Promise<void>,
): Promise<void> {
  const client = startingClient(connectionString);
  try {
    await client.connect();
    await drizzle(client).transaction(async (orm) => {
      // Whoever holds the lock may have died without a word.
      await orm.execute(sql.raw(`set local lock_timeout = ${LOCK_MS}`));
      await orm.execute(sql.raw(`set local statement_timeout = ${QUEUE_STATEMENT_MS}`));
      await orm.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
      await work(orm);
    }, ISOLATION);
  } finally {
    await client.end();
  }
}

/** @throws HaptikSetupError for a URL that the driver cannot use */
function startingClient(connectionString: string): PatientClient {
  try {
    return new PatientClient({
      connectionString,
      connectionTimeoutMillis: OPEN_MS,
      query_timeout: QUEUE_STATEMENT_MS,
      keepAlive: true,
    });
  } catch (error) {
    throw urlFaultOf(error, connectionString);
  }
}
