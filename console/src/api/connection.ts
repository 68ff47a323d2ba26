import { useSyncExternalStore } from 'react';

/** Whether the server answers: `unavailable` when it does, but cannot reach its database. */
export type ConnectionState = 'fine' | 'offline' | 'unavailable';

const listeners = new Set<() => void>();
let state: ConnectionState = 'fine';

export function tellConnection(now: ConnectionState): void {
  if (now === state) return;
  state = now;
  for (const listener of listeners) listener();
}

/** Calls when the state has changed; gives the way to stop that. */
export function onConnection(listener: (now: ConnectionState) => void): () => void {
  return subscribe(() => listener(state));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** As the last call to the server found it. */
export function useConnection(): ConnectionState {
  return useSyncExternalStore(subscribe, () => state);
}
