import { useSyncExternalStore } from 'react';

const TICK_MS = 30_000;

let now = Date.now();

function subscribe(onTick: () => void): () => void {
  now = Date.now();
  const timer = setInterval(() => {
    now = Date.now();
    onTick();
  }, TICK_MS);
  return () => clearInterval(timer);
}

/** The time in milliseconds; goes on by itself, so that "3 minutes ago" does not grow old. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
