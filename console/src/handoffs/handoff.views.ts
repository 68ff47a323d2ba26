import type { HandoffEntry, HandoffState } from '../../../src/handoff/handoff.book.js';
import type { HandoffPage, HandoffTotals } from '../../../src/operator/handoff.views.js';
import type { Wire } from '../api/wire.js';

export type { HandoffState };

export type HandoffView = Wire<HandoffEntry>;
export type HandoffPageView = Wire<HandoffPage>;
export type HandoffTotalsView = Wire<HandoffTotals>;

/** Those that wait for a decision come first. */
export const STATES: readonly HandoffState[] = ['dead', 'pending', 'moved', 'dropped'];

export function isState(state: string | null): state is HandoffState {
  return STATES.some((one) => one === state);
}
