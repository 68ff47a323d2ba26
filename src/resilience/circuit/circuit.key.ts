import { quote } from '../../payload/quote.js';

/** Identifies a circuit by the resource that it protects. */
export interface CircuitKey {
  readonly kind: 'node' | 'desk';
  readonly bot: string;
  /** Undefined for a desk and for the fallback of the bot. */
  readonly node: string | undefined;
}

/** The name of a circuit in log lines. */
export function describeCircuit({ kind, bot, node }: CircuitKey): string {
  if (kind === 'desk') return `Bot "${bot}", agent desk`;
  return `Bot "${bot}", ${node === undefined ? 'fallback' : `node ${quote(node)}`}`;
}
