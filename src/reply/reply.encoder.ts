import { Injectable, Logger } from '@nestjs/common';
import type { WireReply } from './result/wire.reply.js';
import { HaptikEventEmitter } from '../options/haptik.event.emitter.js';
import { FallbackReplies } from '../options/fallback.replies.js';
import type { NodeCall } from '../payload/node.call.js';

/** Encodes replies, and emits `call.answered` for those that are sent. */
@Injectable()
export class ReplyEncoder {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly fallbacks: FallbackReplies,
    private readonly events: HaptikEventEmitter,
  ) {}

  /** The JSON of a reply. If a state map cannot be serialized, the user reads the text `error`. */
  encode(reply: WireReply, call: NodeCall): string {
    try {
      return JSON.stringify(reply);
    } catch {
      this.#logger.error(`Bot "${call.bot}": the reply cannot be serialized as JSON`);
      return JSON.stringify(this.fallbacks.toFailure('exception', call));
    }
  }

  /** Call it when the reply is sent. */
  emitAnswered({ status }: WireReply, { bot, node, receivedAt }: NodeCall): void {
    const durationMs = performance.now() - receivedAt;
    this.events.emit({ type: 'call.answered', bot, node, status, durationMs });
  }
}
