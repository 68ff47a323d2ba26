import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { HaptikSetupError } from '../../haptik.error.js';
import type { Database, Orm } from './database.js';

const CONFIG = {
  migrationsFolder: join(import.meta.dirname, '..', 'migrations'),
  migrationsSchema: 'haptik',
  migrationsTable: 'migrations',
};

/**
 * Brings the tables to what this version knows. Several processes may start at once: one does the
 * work and the others wait for it.
 *
 * @throws HaptikSetupError when the tables are newer than this version
 */
export async function bringUpToDate(database: Database): Promise<void> {
  await database.exclusively(async ({ orm, migrate }) => {
    const known = readMigrationFiles(CONFIG).at(-1)?.folderMillis ?? 0;
    const found = await latestIn(orm);
    if (found > known) {
      throw new HaptikSetupError(
        `The database (${database.name}) was migrated by a newer version of nestjs-haptik, on ` +
          `${new Date(found).toISOString().slice(0, 10)}; this one knows migrations up to ` +
          `${new Date(known).toISOString().slice(0, 10)}. Start the newer version, or restore the ` +
          'database from before it.',
      );
    }
    if (found < known) await migrate(CONFIG);
  });
}

/** When the latest migration of the database was written; 0 when there is none. */
async function latestIn(orm: Orm): Promise<number> {
  const table = `${CONFIG.migrationsSchema}.${CONFIG.migrationsTable}`;
  const present = await orm.execute(sql`select to_regclass(${table}) as "name"`);
  if (!present.rows[0]?.['name']) return 0;
  const latest = await orm.execute(sql`select max(created_at) as "at" from ${sql.raw(table)}`);
  return Number(latest.rows[0]?.['at'] ?? 0);
}
