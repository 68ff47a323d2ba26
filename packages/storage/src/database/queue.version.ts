import { sql } from 'drizzle-orm';
import manifest from 'pg-boss/package.json' with { type: 'json' };
import { HaptikSetupError } from 'nestjs-haptik';
import type { Database } from './database.js';

/**
 * Checks the tables of pg-boss: it migrates older tables, but silently uses newer ones.
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
      `installed version supports schema ${known}. Start the newer version, or restore a backup ` +
      'from before the migration.',
  );
}

/** Whether the tables of the queue match its code. */
export async function isQueueUpToDate(database: Database, schema: string): Promise<boolean> {
  return (await readQueueVersion(database, schema)) === supportedQueueVersion();
}

/** 0 without tables. */
async function readQueueVersion({ orm }: Database, schema: string): Promise<number> {
  const table = `${schema}.version`;
  const present = await orm.execute(sql`select to_regclass(${table}) as "name"`);
  if (!present.rows[0]?.['name']) return 0;
  const { rows } = await orm.execute(sql`select version from ${sql.raw(table)}`);
  return Number(rows[0]?.['version'] ?? 0);
}

/** Schema version of the installed pg-boss; undefined when pg-boss does not expose it. */
function supportedQueueVersion(): number | undefined {
  const { pgboss }: { readonly pgboss?: { readonly schema?: number } } = manifest;
  return pgboss?.schema;
}
