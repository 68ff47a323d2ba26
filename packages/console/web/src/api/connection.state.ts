import { useSyncExternalStore } from 'react';

/** Whether the server responds. `unavailable`: it responds but cannot reach its database. */
export type ConnectionState = 'online' | 'offline' | 'unavailable';

const listeners = new Set<() => void>();
let state: ConnectionState = 'online';

export function setConnectionState(next: ConnectionState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Calls the listener when the state changes. Returns a function that unsubscribes. */
export function onConnectionChange(listener: (next: ConnectionState) => void): () => void {
  return subscribe(() => listener(state));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The connection state after the latest request. */
export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(subscribe, () => state);
}
