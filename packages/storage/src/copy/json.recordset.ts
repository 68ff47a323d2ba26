import { setImmediate } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';

/** Rows per statement. PGlite runs a statement in this process, which blocks webhook calls. */
const CHUNK_SIZE = 1_000;

/** Splits rows into chunks for one statement each. The event loop gets a turn between chunks. */
export async function* chunksOf<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < rows.length; start += CHUNK_SIZE) {
    if (start > 0) await setImmediate();
    yield rows.slice(start, start + CHUNK_SIZE);
  }
}

/**
 * Rows as a table named `given`. They are sent as one JSON parameter, which has the same form in every
 * driver and no limit on the number of rows.
 */
export function jsonRecordset(rows: readonly object[], columns: SQL): SQL {
  return sql`json_to_recordset(${JSON.stringify(rows)}) as given(${columns})`;
}
