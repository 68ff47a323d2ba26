import { Logger } from '@nestjs/common';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import type { StorageSettings } from '../storage.options.js';
import type { Database, Orm } from './database.js';
import { NoticeListener } from './notice.listener.js';
import { PatientClient } from './patient.client.js';

/** A reply waits for the database no longer than this, and then goes without it. */
const CONNECT_MS = 2_000;
const STATEMENT_MS = 5_000;
/** The queue waits for nobody, but a connection that died in silence must not hold it for ever. */
const QUEUE_STATEMENT_MS = 30_000;
/** A connection that a firewall forgot is given up after this at the latest. */
const LIFETIME_SECONDS = 300;

/** Number of our advisory lock: the letters "hptk". */
const LOCK = 0x6870_746b;

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

/** @throws what `pg` throws when the server cannot be reached */
export async function openPostgres(url: string, settings: StorageSettings): Promise<Database> {
  const pool = new Pool({
    connectionString: url,
    max: settings.connections,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS,
    maxLifetimeSeconds: LIFETIME_SECONDS,
    keepAlive: true,
    application_name: 'nestjs-haptik',
    Client: PatientClient,
  });
  const logger = new Logger('HaptikStorage');
  // A connection that breaks while nobody uses it; without a listener it would end the process.
  pool.on('error', ({ message }) => logger.debug(`An idle connection broke: ${message}`));
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    throw error;
  }
  const { hostname, pathname } = new URL(url);
  return {
    name: `PostgreSQL ${hostname}${pathname}`,
    isShared: true,
    orm: drizzle(pool),
    transaction: (work) => transaction(pool, work),
    listen: async (channel, notice) => {
      const config = {
        connectionString: url,
        connectionTimeoutMillis: CONNECT_MS,
        keepAlive: true,
      };
      const listener = new NoticeListener(config, channel, notice);
      await listener.start();
      return () => listener.stop();
    },
    queue: {
      connectionString: url,
      max: QUEUE_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: 'nestjs-haptik queue',
      ...QUEUE_LIMITS,
    },
    exclusively: (work) => exclusively(url, work),
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
    const result = await drizzle(client).transaction(work);
    isSound = true;
    return result;
  } finally {
    client.release(!isSound);
  }
}

/** On a connection of its own: it may wait for another replica longer than a statement may take. */
async function exclusively(url: string, work: (orm: Orm) => Promise<void>): Promise<void> {
  const client = new PatientClient({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    // Whoever holds the lock may have died without a word.
    options: `-c lock_timeout=${LOCK_MS}`,
    query_timeout: QUEUE_STATEMENT_MS,
    keepAlive: true,
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await work(drizzle(client));
  } finally {
    await client.end();
  }
}
