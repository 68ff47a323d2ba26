import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  Logger,
  type NestInterceptor,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { catchError, map, type Observable, of } from 'rxjs';
import { failureOf, type WireReply } from '../answer/wire.reply.js';
import { HaptikException } from '../haptik.error.js';
import { HaptikEvents } from '../options/haptik.events.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { DELIVERY, type Delivery, type DoorRequest } from '../payload/delivery.js';

interface Encoded {
  readonly status: boolean;
  readonly body: string;
}

const encode = (reply: WireReply): Encoded => ({
  status: reply.status,
  body: JSON.stringify(reply),
});

/**
 * Sends the reply by itself rather than returning it, so that no interceptor of the host can wrap
 * it into something that Haptik cannot read. It is the last net, too: whatever went wrong below
 * on an authentic call, the user gets a text.
 */
@Injectable()
export class ReplyInterceptor implements NestInterceptor<WireReply, void> {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly options: HaptikOptions,
    private readonly events: HaptikEvents,
    private readonly adapter: HttpAdapterHost,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<WireReply>): Observable<void> {
    const http = context.switchToHttp();
    const delivery = http.getRequest<DoorRequest>()[DELIVERY];
    return next.handle().pipe(
      map(encode),
      catchError((error: unknown) => of(encode(this.rescue(error, delivery)))),
      map((reply) => this.send(reply, http.getResponse<object>(), delivery)),
    );
  }

  private send({ status, body }: Encoded, response: object, delivery: Delivery | undefined): void {
    const { httpAdapter } = this.adapter;
    httpAdapter.setHeader(response, 'Content-Type', 'application/json; charset=utf-8');
    httpAdapter.reply(response, body, 200);
    if (!delivery?.call) return;
    const { bot, node, receivedAt } = delivery.call;
    const milliseconds = performance.now() - receivedAt;
    this.events.emit({ type: 'call.answered', bot, node, status, milliseconds });
  }

  private rescue(error: unknown, delivery: Delivery | undefined): WireReply {
    const call = delivery?.call;
    if (error instanceof HaptikException || !call) throw error;
    this.#logger.error(
      `Bot "${call.bot}": the reply failed`,
      error instanceof Error && error.stack,
    );
    const texts = this.options.bot(call.bot)?.texts;
    return failureOf(texts?.text('error', call.language) ?? '');
  }
}
