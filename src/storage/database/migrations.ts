import { sql } from 'drizzle-orm';
import { HaptikSetupError } from '../../haptik.error.js';
import type { Database, Orm } from './database.js';
import { MIGRATIONS } from './migration.list.js';

/** Where Drizzle would note what has run, and in its columns. */
const TABLE = 'haptik.migrations';

/**
 * Brings the tables to what this version knows. Several processes may start at once: one does the
 * work and the others wait for it.
 *
 * @throws HaptikSetupError when the tables are newer than this version
 */
export async function bringUpToDate(database: Database): Promise<void> {
  await database.exclusively(async (orm) => {
    const known = MIGRATIONS.at(-1)?.writtenAt ?? 0;
    const found = await latestIn(orm);
    if (found > known) {
      throw new HaptikSetupError(
        `The database (${database.name}) was migrated by a newer version of nestjs-haptik, on ` +
          `${new Date(found).toISOString().slice(0, 10)}; this one knows migrations up to ` +
          `${new Date(known).toISOString().slice(0, 10)}. Start the newer version, or restore the ` +
          'database from before it.',
      );
    }
    if (found < known) await migrate(orm, found);
  });
}

/** Runs what was written after a moment: all of it, or nothing. */
async function migrate(orm: Orm, after: number): Promise<void> {
  await orm.transaction(async (own) => {
    await own.execute(sql`create schema if not exists haptik`);
    await own.execute(
      sql.raw(
        `create table if not exists ${TABLE} (id serial primary key, hash text not null, created_at bigint)`,
      ),
    );
    for (const { hash, writtenAt, statements } of MIGRATIONS) {
      if (writtenAt <= after) continue;
      for (const statement of statements) await own.execute(sql.raw(statement));
      await own.execute(
        sql`insert into ${sql.raw(TABLE)} (hash, created_at) values (${hash}, ${writtenAt})`,
      );
    }
  });
}

/** When the latest migration of the database was written; 0 when there is none. */
async function latestIn(orm: Orm): Promise<number> {
  const present = await orm.execute(sql`select to_regclass(${TABLE}) as "name"`);
  if (!present.rows[0]?.['name']) return 0;
  const latest = await orm.execute(sql`select max(created_at) as "at" from ${sql.raw(TABLE)}`);
  return Number(latest.rows[0]?.['at'] ?? 0);
}
