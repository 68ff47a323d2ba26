import { quote } from '../payload/quote.js';

/** What a circuit protects. */
export interface CircuitPlace {
  readonly kind: 'node' | 'desk';
  readonly bot: string;
  /** Undefined for a desk, and for the fallback of the bot. */
  readonly node: string | undefined;
}

/** A place as log lines call it. */
export function nameOf({ kind, bot, node }: CircuitPlace): string {
  if (kind === 'desk') return `Bot "${bot}", agent desk`;
  return `Bot "${bot}", ${node === undefined ? 'fallback' : `node ${quote(node)}`}`;
}
