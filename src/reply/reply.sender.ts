import { Injectable, Logger } from '@nestjs/common';
import type { WireReply } from './result/wire.reply.js';
import { HaptikEventEmitter } from '../options/haptik.event.emitter.js';
import { FallbackReplies } from '../options/fallback.replies.js';
import type { NodeCall } from '../payload/node.call.js';
import { finalizeJson } from './json.response.js';

/** Sends replies, and emits `call.answered` when one was sent. */
@Injectable()
export class ReplySender {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly fallbacks: FallbackReplies,
    private readonly events: HaptikEventEmitter,
  ) {}

  send(reply: WireReply, call: NodeCall, response: object): void {
    const { bot, node, receivedAt } = call;
    const { status } = reply;
    finalizeJson(response, 200, this.encode(reply, call), {}, () => {
      const durationMs = performance.now() - receivedAt;
      this.events.emit({ type: 'call.answered', bot, node, status, durationMs });
    });
  }

  /** If a state map cannot be serialized, the user reads the text `error`. */
  private encode(reply: WireReply, call: NodeCall): string {
    try {
      return JSON.stringify(reply);
    } catch {
      this.#logger.error(`Bot "${call.bot}": the reply cannot be serialized as JSON`);
      return JSON.stringify(this.fallbacks.toFailure('exception', call));
    }
  }
}
