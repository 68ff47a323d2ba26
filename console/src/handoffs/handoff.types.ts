import type { HandoffEntry, HandoffState } from '../../../src/handoff/handoff.repository.js';
import type {
  HandoffPage,
  HandoffTotals,
} from '../../../src/operator/handoffs/handoff.responses.js';
import type { Jsonify } from '../api/jsonify.js';

export type { HandoffState };

export type HandoffJson = Jsonify<HandoffEntry>;
export type HandoffPageJson = Jsonify<HandoffPage>;
export type HandoffTotalsJson = Jsonify<HandoffTotals>;

/** States that need a decision come first. */
export const HANDOFF_STATE_ORDER: readonly HandoffState[] = [
  'dead-letter',
  'pending',
  'delivered',
  'cancelled',
];

export function isHandoffState(state: string | null): state is HandoffState {
  return HANDOFF_STATE_ORDER.some((one) => one === state);
}
