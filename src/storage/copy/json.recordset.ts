import { setImmediate } from 'node:timers/promises';
import { type SQL, sql } from 'drizzle-orm';

/** Rows of one statement. PGlite runs it in this process, where calls of the bot wait for its end. */
const CHUNK_SIZE = 1_000;

/** Pieces that one statement can take. Between two of them the process does other work. */
export async function* chunksOf<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < rows.length; start += CHUNK_SIZE) {
    if (start > 0) await setImmediate();
    yield rows.slice(start, start + CHUNK_SIZE);
  }
}

/**
 * Rows as a table named `given`. They travel as one JSON parameter, which every driver sends alike
 * and which has no limit to their number.
 */
export function jsonRecordset(rows: readonly object[], columns: SQL): SQL {
  return sql`json_to_recordset(${JSON.stringify(rows)}) as given(${columns})`;
}
