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

/** The current time in milliseconds. Rerenders periodically, so that "3 minutes ago" stays right. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
