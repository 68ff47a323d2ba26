import { useSyncExternalStore } from 'react';

/** Whether the server answers: `unavailable` when it does, but cannot reach its database. */
export type ConnectionState = 'online' | 'offline' | 'unavailable';

const listeners = new Set<() => void>();
let state: ConnectionState = 'online';

export function setConnectionState(next: ConnectionState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Calls when the state has changed; gives the way to stop that. */
export function onConnectionChange(listener: (next: ConnectionState) => void): () => void {
  return subscribe(() => listener(state));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** As the last call to the server found it. */
export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(subscribe, () => state);
}
