import { Injectable, Logger } from '@nestjs/common';
import { failureOf, type WireReply } from '../answer/wire.reply.js';
import { HaptikEvents } from '../options/haptik.events.js';
import { HaptikOptions } from '../options/haptik.options.js';
import type { NodeCall } from '../payload/node.call.js';
import { settleJson } from './json.response.js';

/** Settles what is replied, and tells once the call was answered. */
@Injectable()
export class ReplySender {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly options: HaptikOptions,
    private readonly events: HaptikEvents,
  ) {}

  send(reply: WireReply, call: NodeCall, response: object): void {
    const { bot, node, receivedAt } = call;
    const { status } = reply;
    settleJson(response, 200, this.encode(reply, call), {}, () => {
      const milliseconds = performance.now() - receivedAt;
      this.events.emit({ type: 'call.answered', bot, node, status, milliseconds });
    });
  }

  /** A state map may hold what has no JSON form after all; then the user reads a text. */
  private encode(reply: WireReply, call: NodeCall): string {
    try {
      return JSON.stringify(reply);
    } catch {
      this.#logger.error(`Bot "${call.bot}": the reply has no JSON form`);
      const { texts } = this.options.botOf(call);
      return JSON.stringify(failureOf(texts.text('error', call.language)));
    }
  }
}
