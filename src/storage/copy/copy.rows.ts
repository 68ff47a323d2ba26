import { type SQL, sql } from 'drizzle-orm';

/** Rows of one statement; a statement may take seconds only. */
const CHUNK = 5_000;

/** Pieces that one statement can take. */
export function* chunksOf<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += CHUNK) yield rows.slice(start, start + CHUNK);
}

/**
 * Rows as a table named `given`. They travel as one JSON parameter, which every driver sends alike
 * and which has no limit to their number.
 */
export function inRows(rows: readonly object[], columns: SQL): SQL {
  return sql`json_to_recordset(${JSON.stringify(rows)}) as given(${columns})`;
}
