import { Handoff } from '../reply/result/handoff.js';
import { NodeFailure } from '../reply/result/node.failure.js';
import type { NodeOutcome } from '../reply/result/node.result.js';
import type { WireReply } from '../reply/result/wire.reply.js';

type EncodedOutcome =
  | { readonly reply: WireReply }
  | { readonly handoff: Pick<Handoff, 'team' | 'text'> }
  | { readonly failure: 'deadline' };

/** The text of an outcome that is repeated; undefined for one that is not. */
export function encodeOutcome(outcome: NodeOutcome): string | undefined {
  if (outcome instanceof NodeFailure)
    return outcome.reason === 'deadline' ? encode({ failure: outcome.reason }) : undefined;
  if (outcome instanceof Handoff) {
    const { team, text } = outcome;
    return encode({ handoff: { team, text } });
  }
  try {
    return encode({ reply: outcome });
  } catch {
    return undefined; // A state map cannot be serialized; the user reads the text `error`.
  }
}

export function decodeOutcome(text: string): NodeOutcome {
  const encoded = JSON.parse(text) as EncodedOutcome;
  if ('reply' in encoded) return encoded.reply;
  if ('handoff' in encoded) return new Handoff(encoded.handoff);
  return new NodeFailure(encoded.failure, 'an identical call exceeded its deadline');
}

function encode(outcome: EncodedOutcome): string {
  return JSON.stringify(outcome);
}
