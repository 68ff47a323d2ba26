import { Injectable } from '@nestjs/common';
import type { HandoffOutcome } from '../handoff/desk/agent.desk.js';
import { failureReply, type WireReply } from '../reply/result/wire.reply.js';
import type { CallFailureReason } from './haptik.event.js';
import { ResolvedHaptikOptions } from './resolved/resolved.haptik.options.js';
import type { TextKey } from './texts/haptik.texts.js';

const FAILURE_TEXTS: Readonly<Record<CallFailureReason, TextKey>> = {
  exception: 'error',
  deadline: 'deadline',
  empty: 'empty',
  invalid: 'error',
  'unknown-node': 'unknownNode',
  'circuit-open': 'unavailable',
  'switched-off': 'unavailable',
  busy: 'busy',
  denied: 'denied',
  'invalid-input': 'invalidInput',
};

/** Every other outcome, and one that a desk in JavaScript invents, is `handoffFailed`. */
const HANDOFF_TEXTS: ReadonlyMap<string, TextKey> = new Map([
  ['delivered', 'handoffStarted'],
  ['queued', 'handoffQueued'],
  ['already-active', 'handoffAlreadyActive'],
]);

/** The bot whose texts are read, and the language of the user. */
interface FallbackCall {
  readonly bot: string;
  readonly language?: string | undefined;
}

/** The texts that users read when no method replied: which one in which outcome. */
@Injectable()
export class FallbackReplies {
  constructor(private readonly options: ResolvedHaptikOptions) {}

  /** The text after a failure that is not handed off. */
  failureText(reason: CallFailureReason, call: FallbackCall): string {
    return this.text(FAILURE_TEXTS[reason], call);
  }

  /** The reply after a failure that is not handed off. */
  toFailure(reason: CallFailureReason, call: FallbackCall): WireReply {
    return failureReply(this.failureText(reason, call));
  }

  /** The reply after a handoff. */
  toHandoff(outcome: HandoffOutcome['kind'] | 'already-active', call: FallbackCall): WireReply {
    return failureReply(this.text(HANDOFF_TEXTS.get(outcome) ?? 'handoffFailed', call));
  }

  private text(key: TextKey, call: FallbackCall): string {
    return this.options.getBot(call).texts.text(key, call.language);
  }
}
