import { Injectable, Logger } from '@nestjs/common';
import { failureOf, type WireReply } from '../answer/wire.reply.js';
import { HaptikEvents } from '../options/haptik.events.js';
import { HaptikOptions } from '../options/haptik.options.js';
import type { NodeCall } from '../payload/node.call.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** The parts of a response that are needed to send one. Fastify's wraps the one of Node. */
interface FastifyResponse {
  readonly raw: object;
  code(status: number): this;
  header(name: string, value: string): this;
  send(body: string): void;
}
interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string | number): void;
  end(body: string): void;
}

/**
 * Sends the reply by itself rather than returning it to Nest, so that no interceptor of the host
 * can wrap it into something that Haptik cannot read.
 */
@Injectable()
export class ReplySender {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly options: HaptikOptions,
    private readonly events: HaptikEvents,
  ) {}

  send(reply: WireReply, call: NodeCall, response: object): void {
    const body = this.encode(reply, call);
    if ('raw' in response) {
      (response as FastifyResponse).code(200).header('Content-Type', JSON_TYPE).send(body);
    } else {
      const plain = response as NodeResponse;
      plain.statusCode = 200;
      plain.setHeader('Content-Type', JSON_TYPE);
      plain.setHeader('Content-Length', Buffer.byteLength(body));
      plain.end(body);
    }
    const { bot, node, receivedAt } = call;
    const milliseconds = performance.now() - receivedAt;
    this.events.emit({ type: 'call.answered', bot, node, status: reply.status, milliseconds });
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
