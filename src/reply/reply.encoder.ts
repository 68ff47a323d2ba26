import { Injectable, Logger } from '@nestjs/common';
import type { WireReply } from './result/wire.reply.js';
import { toCallOutcome } from '../options/events/call.outcome.js';
import { CallReports } from '../options/events/call.reports.js';
import { HaptikEventEmitter } from '../options/events/haptik.event.emitter.js';
import { FallbackReplies } from '../options/fallback.replies.js';
import { HaptikClock } from '../resilience/deadlines/haptik.clock.js';
import {
  FALLBACK_LABEL,
  type HandledNode,
  NodeLookup,
  UNKNOWN_LABEL,
} from '../resilience/node.lookup.js';
import { redactNodeName } from '../payload/log.redaction.js';
import { HaptikTracer } from '../telemetry/tracing/haptik.tracer.js';
import type { NodeCall } from '../payload/node.call.js';

/** Encodes replies, and emits `call.answered` for those that are sent. */
@Injectable()
export class ReplyEncoder {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly fallbacks: FallbackReplies,
    private readonly events: HaptikEventEmitter,
    private readonly reports: CallReports,
    private readonly nodes: NodeLookup,
    private readonly clock: HaptikClock,
    private readonly tracer: HaptikTracer,
  ) {}

  /** The JSON of a reply. If a state map cannot be serialized, the user reads the text `error`. */
  encode(reply: WireReply, call: NodeCall): string {
    const json = this.trySerialize(reply, call);
    if (this.tracer.isActive) this.annotate(reply, call);
    return json;
  }

  private trySerialize(reply: WireReply, call: NodeCall): string {
    try {
      return JSON.stringify(reply);
    } catch {
      const problem = 'the reply cannot be serialized as JSON';
      this.#logger.error(`Bot "${call.bot}": ${problem}`);
      this.reports.find(call)?.failed('exception', problem, problem);
      return JSON.stringify(this.fallbacks.toFailure('exception', call));
    }
  }

  /** Call it when the reply is sent. */
  emitAnswered(reply: WireReply, call: NodeCall): void {
    const report = this.reports.find(call);
    if (!report) return;
    const { bot, receivedAt } = call;
    const handled = this.nodes.find(bot, call.node);
    this.events.emit({
      type: 'call.answered',
      bot,
      node: handled?.name === call.node ? call.node : redactNodeName(call),
      nodeLabel: labelOf(handled),
      status: reply.status && !report.failure,
      durationMs: this.clock.now() - receivedAt,
      ...report.describe(),
    });
  }

  /** Says on the span of the request how its call ended. */
  private annotate({ status }: WireReply, call: NodeCall): void {
    const reason = this.reports.find(call)?.failure?.reason;
    this.tracer.annotate({
      'haptik.node': labelOf(this.nodes.find(call.bot, call.node)),
      'haptik.outcome': toCallOutcome({ status, reason }),
    });
  }
}

function labelOf(handled: HandledNode | undefined): string {
  return handled ? (handled.name ?? FALLBACK_LABEL) : UNKNOWN_LABEL;
}
