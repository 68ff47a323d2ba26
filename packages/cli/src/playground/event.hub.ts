import type { PlaygroundEventName } from './playground.contract.js';

/** A part of the state that changed; for `run`, which run. */
export interface StateChange {
  readonly name: PlaygroundEventName;
  readonly runId?: string;
}

export type StateChangeListener = (change: StateChange) => void;

/** Notifies the connected pages of the parts of the state that changed. */
export class EventHub {
  readonly #listeners = new Set<StateChangeListener>();

  emit(name: PlaygroundEventName, runId?: string): void {
    const change = { name, ...(runId !== undefined && { runId }) };
    for (const listener of this.#listeners) listener(change);
  }

  /** @returns a function that removes the listener */
  subscribe(listener: StateChangeListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
