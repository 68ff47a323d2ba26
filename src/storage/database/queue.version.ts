import { sql } from 'drizzle-orm';
import manifest from 'pg-boss/package.json' with { type: 'json' };
import { HaptikSetupError } from '../../haptik.error.js';
import type { Database } from './database.js';

/**
 * The queue brings older tables up to date, and would work on newer ones without a word.
 *
 * @throws HaptikSetupError when the tables of the queue are newer than its code
 */
export async function assertQueueNotNewer(database: Database, schema: string): Promise<void> {
  const known = supportedQueueVersion();
  if (known === undefined) return;
  const found = await readQueueVersion(database, schema);
  if (!(found > known)) return;
  throw new HaptikSetupError(
    `The queue in the database (${database.name}) was migrated by a newer version of pg-boss, to schema ${found}; the ` +
      `one that is installed knows schema ${known}. Start the version that did it, or restore the database ` +
      'from before it.',
  );
}

/** Whether the tables of the queue are those of its code. */
export async function isQueueUpToDate(database: Database, schema: string): Promise<boolean> {
  return (await readQueueVersion(database, schema)) === supportedQueueVersion();
}

/** 0 where there are no tables. */
async function readQueueVersion({ orm }: Database, schema: string): Promise<number> {
  const table = `${schema}.version`;
  const present = await orm.execute(sql`select to_regclass(${table}) as "name"`);
  if (!present.rows[0]?.['name']) return 0;
  const { rows } = await orm.execute(sql`select version from ${sql.raw(table)}`);
  return Number(rows[0]?.['version'] ?? 0);
}

/** Of the tables that the installed pg-boss works on; undefined should it not say so any more. */
function supportedQueueVersion(): number | undefined {
  const { pgboss }: { readonly pgboss?: { readonly schema?: number } } = manifest;
  return pgboss?.schema;
}
