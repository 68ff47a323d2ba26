import type { HandoffEntry, HandoffState } from 'nestjs-haptik';
import type { HandoffPage, HandoffTotals } from 'nestjs-haptik/internal';
import type { Jsonify } from '../api/jsonify.js';

export type { HandoffState };

export type HandoffJson = Jsonify<HandoffEntry>;
export type HandoffPageJson = Jsonify<HandoffPage>;
export type HandoffTotalsJson = Jsonify<HandoffTotals>;

/** States that need a decision come first. */
export const HANDOFF_STATE_ORDER: readonly HandoffState[] = [
  'dead-letter',
  'expired',
  'pending',
  'delivered',
  'cancelled',
];

/** Whether delivery ended without an agent, so that an operator decides. */
export function isUndelivered(state: HandoffState): boolean {
  return state === 'dead-letter' || state === 'expired';
}

export function isHandoffState(state: string | null): state is HandoffState {
  return HANDOFF_STATE_ORDER.some((one) => one === state);
}
