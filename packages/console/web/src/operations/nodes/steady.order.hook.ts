import { useIdle } from '@mantine/hooks';
import { useState } from 'react';

/** After so long without a touch, a key or a movement, the reader has looked away. */
const READING_MS = 20_000;

/**
 * Keeps the order of rows while they are being read: rows that move are lost to the eye, and a tap
 * hits another one. New rows come last. The order of `rows` returns when the reader is idle, or when
 * `topic` changes.
 */
export function useSteadyOrder<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  topic: string,
): readonly Row[] {
  const isIdle = useIdle(READING_MS);
  const [kept, keep] = useState<{ topic: string; keys: readonly string[] }>({ topic, keys: [] });
  const keys = rows.map((row) => keyOf(row));
  const isFree = isIdle || kept.topic !== topic || kept.keys.length === 0;
  if (isFree) {
    if (kept.topic !== topic || !areEqual(kept.keys, keys)) keep({ topic, keys });
    return rows;
  }
  const position = (row: Row): number => {
    const index = kept.keys.indexOf(keyOf(row));
    return index < 0 ? kept.keys.length : index;
  };
  return rows.toSorted((a, b) => position(a) - position(b));
}

function areEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((key, index) => key === others[index]);
}
