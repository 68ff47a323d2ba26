import { sql } from 'drizzle-orm';
import { HaptikSetupError } from 'nestjs-haptik';
import type { Database, Orm } from './database.js';
import { MIGRATIONS } from './migration.list.js';

const SCHEMA = 'haptik';
/** The migrations table of Drizzle, with its columns. */
const MIGRATIONS_TABLE = `${SCHEMA}.migrations`;

/**
 * Migrates the tables to this version, and creates the schema of the queue. When several processes start
 * at once, one migrates and the others wait. Without pending migrations no process waits.
 *
 * @throws HaptikSetupError when the tables are newer than this version
 */
export async function runMigrations(database: Database, queue: string): Promise<void> {
  const known = MIGRATIONS.at(-1)?.writtenAt ?? 0;
  if (await isUpToDate(database, known, queue)) return;
  await database.runExclusive(async (orm) => {
    for (const schema of [SCHEMA, queue]) await ensureSchema(orm, schema);
    await orm.execute(
      sql.raw(
        `create table if not exists ${MIGRATIONS_TABLE} (id serial primary key, hash text not null, created_at bigint)`,
      ),
    );
    // Another process may have migrated while this one waited.
    const found = await readLatestMigration(orm);
    if (found < known) await migrate(orm, found);
  });
}

/** @throws HaptikSetupError when the tables are newer than this version */
async function isUpToDate({ orm, name }: Database, known: number, queue: string): Promise<boolean> {
  const { rows } = await orm.execute(
    sql`select to_regclass(${MIGRATIONS_TABLE}) as "table", to_regnamespace(${queue}) as "queue"`,
  );
  const found = rows[0]?.['table'] ? await readLatestMigration(orm) : 0;
  if (found > known) {
    throw new HaptikSetupError(
      `The database (${name}) was migrated by a newer version of nestjs-haptik, on ` +
        `${new Date(found).toISOString().slice(0, 10)}; this version has migrations up to ` +
        `${new Date(known).toISOString().slice(0, 10)}. Start the newer version, or restore a ` +
        'backup from before the migration.',
    );
  }
  return found === known && Boolean(rows[0]?.['queue']);
}

/** Runs the migrations written after a time. */
async function migrate(orm: Orm, after: number): Promise<void> {
  for (const { hash, writtenAt, statements } of MIGRATIONS) {
    if (writtenAt <= after) continue;
    for (const statement of statements) {
      // The schema exists, and the user may lack the privilege to create it.
      if (!/^\s*create schema/i.test(statement)) await orm.execute(sql.raw(statement));
    }
    await orm.execute(
      sql`insert into ${sql.raw(MIGRATIONS_TABLE)} (hash, created_at) values (${hash}, ${writtenAt})`,
    );
  }
}

/** `create schema if not exists` requires the privilege to create schemas even when the schema exists. */
async function ensureSchema(orm: Orm, schema: string): Promise<void> {
  // Not `to_regnamespace`: a pooled connection can have cached that the schema did not exist.
  const { rows } = await orm.execute(sql`select 1 from pg_namespace where nspname = ${schema}`);
  if (rows.length === 0) await orm.execute(sql`create schema ${sql.identifier(schema)}`);
}

/** Time of the latest migration in the database; 0 without migrations. */
async function readLatestMigration(orm: Orm): Promise<number> {
  const latest = await orm.execute(
    sql`select max(created_at) as "at" from ${sql.raw(MIGRATIONS_TABLE)}`,
  );
  return Number(latest.rows[0]?.['at'] ?? 0);
}
