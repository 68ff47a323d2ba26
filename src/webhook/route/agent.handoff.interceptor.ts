import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { catchError, concatMap, map, type Observable, of } from 'rxjs';
import { NodeFailure } from '../../reply/result/node.failure.js';
import type { NodeOutcome } from '../../reply/result/node.result.js';
import type { WireReply } from '../../reply/result/wire.reply.js';
import { HandoffService } from '../../handoff/handoff.service.js';
import { NodeEventLogger } from '../../nodes/node.event.logger.js';
import type { NodeCall } from '../../payload/node.call.js';
import { parseCall } from '../../payload/payload.pipe.js';
import { getWebhookRequestContext } from '../../payload/webhook.request.context.js';
import { finalizeJson } from '../../reply/json.response.js';
import { ReplyEncoder } from '../../reply/reply.encoder.js';

/**
 * Maps what the route returns or throws to a reply and sends it. Failures and handoffs go through
 * {@link HandoffService}, so every call that passed the guards gets a reply.
 */
@Injectable()
export class AgentHandoffInterceptor implements NestInterceptor<NodeOutcome, void> {
  constructor(
    private readonly handoffs: HandoffService,
    private readonly replies: ReplyEncoder,
    private readonly eventLogger: NodeEventLogger,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<NodeOutcome>): Observable<void> {
    const call = parseCall(getWebhookRequestContext(context));
    const response = context.switchToHttp().getResponse<object>();
    return next.handle().pipe(
      catchError((error: unknown) => of(this.toFailure(error, call))),
      concatMap(async (outcome) => this.handoffs.toReply(outcome, call)),
      map((reply) => this.send(reply, call, response)),
    );
  }

  private send(reply: WireReply, call: NodeCall, response: object): void {
    const json = this.replies.encode(reply, call);
    finalizeJson(response, 200, json, {}, () => this.replies.emitAnswered(reply, call));
  }

  /** The dispatcher never rejects, but pipes of the host run on the parameters of the route. */
  private toFailure(error: unknown, call: NodeCall): NodeFailure {
    this.eventLogger.failed(call, 'exception', error);
    return new NodeFailure('exception', error);
  }
}
