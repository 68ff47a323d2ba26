import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { catchError, concatMap, map, Observable, of } from 'rxjs';
import { NodeFailure } from '../../reply/result/node.failure.js';
import type { NodeOutcome } from '../../reply/result/node.result.js';
import type { WireReply } from '../../reply/result/wire.reply.js';
import { HandoffService } from '../../handoff/handoff.service.js';
import { NodeEventLogger } from '../../nodes/node.event.logger.js';
import { CallReports } from '../../options/events/call.reports.js';
import type { NodeCall } from '../../payload/node.call.js';
import { parseCall } from '../../payload/payload.pipe.js';
import { getWebhookRequestContext } from '../../payload/webhook.request.context.js';
import { CallObserver } from '../../recording/call.observer.js';
import { HaptikTracer } from '../../telemetry/tracing/haptik.tracer.js';
import { finalizeJson } from '../../reply/json.response.js';
import { ReplyEncoder } from '../../reply/reply.encoder.js';

/**
 * Maps what the route returns or throws to a reply and sends it. Failures and handoffs go through
 * {@link HandoffService}, so every call that passed the guards gets a reply.
 */
@Injectable()
export class AgentHandoffInterceptor implements NestInterceptor<NodeOutcome, void> {
  constructor(
    private readonly reports: CallReports,
    private readonly handoffs: HandoffService,
    private readonly replies: ReplyEncoder,
    private readonly eventLogger: NodeEventLogger,
    private readonly observer: CallObserver,
    private readonly tracer: HaptikTracer,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<NodeOutcome>): Observable<void> {
    const requestContext = getWebhookRequestContext(context);
    const call = parseCall(requestContext);
    const http = context.switchToHttp();
    const response = http.getResponse<object>();
    const { traceContext } = requestContext;
    // Nest binds the handler to the asynchronous context of `handle`, and what follows it has that of `subscribe`.
    const replies = this.tracer.within(traceContext, () => {
      this.reports.start(call, http.getRequest<object>());
      return next.handle().pipe(
        catchError((error: unknown) => of(this.toFailure(error, call))),
        concatMap(async (outcome) => this.handoffs.toReply(outcome, call)),
        map((reply) => this.send(reply, call, response)),
      );
    });
    if (!traceContext) return replies;
    return new Observable((subscriber) =>
      this.tracer.within(traceContext, () => replies.subscribe(subscriber)),
    );
  }

  private send(reply: WireReply, call: NodeCall, response: object): void {
    const json = this.replies.encode(reply, call);
    if (this.observer.isActive) this.observer.keepReply(json);
    finalizeJson(response, 200, json, {}, () => this.replies.emitAnswered(reply, call));
  }

  /** The dispatcher never rejects, but pipes of the host run on the parameters of the route. */
  private toFailure(error: unknown, call: NodeCall): NodeFailure {
    this.eventLogger.failed(call, 'exception', error);
    return new NodeFailure('exception', error);
  }
}
