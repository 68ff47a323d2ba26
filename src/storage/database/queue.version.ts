import { sql } from 'drizzle-orm';
import manifest from 'pg-boss/package.json' with { type: 'json' };
import { HaptikSetupError } from '../../haptik.error.js';
import type { Database } from './database.js';

/**
 * The queue brings older tables up to date, and would work on newer ones without a word.
 *
 * @throws HaptikSetupError when the tables of the queue are newer than its code
 */
export async function refuseNewerQueue({ orm, name }: Database, schema: string): Promise<void> {
  const known = knownVersion();
  const table = `${schema}.version`;
  const present = await orm.execute(sql`select to_regclass(${table}) as "name"`);
  if (known === undefined || !present.rows[0]?.['name']) return;
  const { rows } = await orm.execute(sql`select version from ${sql.raw(table)}`);
  const found = Number(rows[0]?.['version']);
  if (!(found > known)) return;
  throw new HaptikSetupError(
    `The queue in the database (${name}) was migrated by a newer version of pg-boss, to schema ${found}; the ` +
      `one that is installed knows schema ${known}. Start the version that did it, or restore the database ` +
      'from before it.',
  );
}

/** Of the tables that the installed pg-boss works on; undefined should it not say so any more. */
function knownVersion(): number | undefined {
  const { pgboss }: { readonly pgboss?: { readonly schema?: number } } = manifest;
  return pgboss?.schema;
}
