import type { HandoffEntry, HandoffState } from '../../../src/handoff/handoff.book.js';
import type { HandoffPage, HandoffTotals } from '../../../src/operator/handoff.views.js';

export type { HandoffState };

/** A view of the server as JSON carries it: moments are strings, and what is undefined is absent. */
type Sent<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Sent<Item>[]
    : T extends object
      ? { readonly [Name in keyof T]: Sent<T[Name]> }
      : T;

export type HandoffView = Sent<HandoffEntry>;
export type HandoffPageView = Sent<HandoffPage>;
export type HandoffTotalsView = Sent<HandoffTotals>;

/** Those that wait for a decision come first. */
export const STATES: readonly HandoffState[] = ['dead', 'pending', 'moved', 'dropped'];

export function isState(state: string | null): state is HandoffState {
  return STATES.some((one) => one === state);
}
