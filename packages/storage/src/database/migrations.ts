import { sql } from 'drizzle-orm';
import { HaptikSetupError } from 'nestjs-haptik';
import type { Database, Orm } from './database.js';
import { MIGRATIONS } from './migration.list.js';

const SCHEMA = 'haptik';
/** The migrations table of Drizzle, with its columns, and the migration that each requires. */
const MIGRATIONS_TABLE = `${SCHEMA}.migrations`;
/** While a statement waits for the lock of a table, the statements of other replicas wait behind it. */
const LOCK_TIMEOUT_MS = 2_000;

/** What a database says about its migrations, as times. */
interface MigrationState {
  /** The latest migration; 0 without migrations. */
  readonly latest: number;
  /** The migration that a version must know to use the tables. */
  readonly required: number;
}

/**
 * Migrates the tables to this version, and creates the schema of the queue. When several processes start
 * at once, one migrates and the others wait. Without pending migrations no process waits. Tables of a
 * newer version are used as they are, unless they require a newer version.
 *
 * @throws HaptikSetupError when the tables require a newer version
 */
export async function runMigrations(database: Database, queue: string): Promise<void> {
  const known = MIGRATIONS.at(-1)?.writtenAt ?? 0;
  if (await isUpToDate(database, known, queue)) return;
  await database.runExclusive(async (orm) => {
    for (const schema of [SCHEMA, queue]) await ensureSchema(orm, schema);
    await orm.execute(
      sql.raw(
        `create table if not exists ${MIGRATIONS_TABLE} (id serial primary key, hash text not null, created_at bigint, requires bigint not null default 0)`,
      ),
    );
    // Another process may have migrated while this one waited.
    const { latest } = await readMigrationState(orm);
    if (latest < known) await migrate(orm, latest);
  });
}

/** @throws HaptikSetupError when the tables require a newer version */
async function isUpToDate({ orm, name }: Database, known: number, queue: string): Promise<boolean> {
  const { rows } = await orm.execute(
    sql`select to_regclass(${MIGRATIONS_TABLE}) as "table", to_regnamespace(${queue}) as "queue"`,
  );
  if (!rows[0]?.['table']) return false;
  const { latest, required } = await readMigrationState(orm);
  if (required > known) {
    throw new HaptikSetupError(
      `The database (${name}) was migrated by a newer version of nestjs-haptik, on ` +
        `${toDay(latest)}; this version has migrations up to ${toDay(known)}, and the tables require ` +
        `those up to ${toDay(required)}. Start the newer version, or restore a backup from before the migration.`,
    );
  }
  return latest >= known && Boolean(rows[0]['queue']);
}

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Runs the migrations written after a time. */
async function migrate(orm: Orm, after: number): Promise<void> {
  await orm.execute(sql.raw(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`));
  for (const { hash, writtenAt, requires, statements } of MIGRATIONS) {
    if (writtenAt <= after) continue;
    for (const statement of statements) {
      // The schema exists, and the user may lack the privilege to create it.
      if (!/^\s*create schema/i.test(statement)) await orm.execute(sql.raw(statement));
    }
    await orm.execute(
      sql`insert into ${sql.raw(MIGRATIONS_TABLE)} (hash, created_at, requires) values (${hash}, ${writtenAt}, ${requires})`,
    );
  }
}

/** `create schema if not exists` requires the privilege to create schemas even when the schema exists. */
async function ensureSchema(orm: Orm, schema: string): Promise<void> {
  // Not `to_regnamespace`: a pooled connection can have cached that the schema did not exist.
  const { rows } = await orm.execute(sql`select 1 from pg_namespace where nspname = ${schema}`);
  if (rows.length === 0) await orm.execute(sql`create schema ${sql.identifier(schema)}`);
}

async function readMigrationState(orm: Orm): Promise<MigrationState> {
  const { rows } = await orm.execute(
    sql`select max(created_at) as "latest", max(requires) as "required" from ${sql.raw(MIGRATIONS_TABLE)}`,
  );
  const [found] = rows;
  return { latest: Number(found?.['latest'] ?? 0), required: Number(found?.['required'] ?? 0) };
}
