import { Injectable } from '@nestjs/common';
import { HandoffService } from '../../handoff/handoff.service.js';
import { NodeDispatcher } from '../../nodes/node.dispatcher.js';
import { CallReports } from '../../options/events/call.reports.js';
import type { NodeCall } from '../../payload/node.call.js';
import { ReplyEncoder } from '../../reply/reply.encoder.js';
import { chain } from './chain.js';

/** The stages from the call to the reply: dispatch, handoff, encoding. */
@Injectable()
export class CallAnswerer {
  constructor(
    private readonly reports: CallReports,
    private readonly dispatcher: NodeDispatcher,
    private readonly handoffs: HandoffService,
    private readonly replies: ReplyEncoder,
  ) {}

  /**
   * The JSON of the reply. Never throws or rejects.
   *
   * @param request what guards, interceptors and parameters of the node method get as their request
   * @param response the same, as their response
   */
  answer(call: NodeCall, request: object, response: object): string | Promise<string> {
    this.reports.start(call, request);
    return chain(this.dispatcher.dispatch(call, request, response), (outcome) =>
      chain(this.handoffs.toReply(outcome, call), (reply) => {
        const json = this.replies.encode(reply, call);
        this.replies.emitAnswered(reply, call);
        return json;
      }),
    );
  }
}
