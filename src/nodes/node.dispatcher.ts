import { HttpException, Injectable } from '@nestjs/common';
import { EmptyError } from 'rxjs';
import { CallDeduplicator } from '../dedupe/call.deduplicator.js';
import type { NodeOutcome } from '../reply/result/node.result.js';
import { NodeFailure } from '../reply/result/node.failure.js';
import { HaptikFailure } from '../reply/result/haptik.failure.js';
import { Reply } from '../reply/result/reply.js';
import { CallAdmission, type Shedding } from '../resilience/admission/call.admission.js';
import type { CircuitPermit } from '../resilience/circuit/circuit.permit.js';
import { Deadline } from '../resilience/deadlines/deadline.js';
import { HaptikClock } from '../resilience/deadlines/haptik.clock.js';
import { HaptikSwitches } from '../resilience/switches/haptik.switches.js';
import { Deadlines } from '../resilience/deadlines/deadlines.js';
import { CallReports } from '../options/events/call.reports.js';
import type { ResolvedBotOptions } from '../options/resolved/resolved.bot.options.js';
import type { CallFailureReason, SwitchMode } from '../options/haptik.event.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { FallbackReplies } from '../options/fallback.replies.js';
import type { NodeCall } from '../payload/node.call.js';
import { mapNodeResult } from '../reply/node.result.mapper.js';
import { HaptikTracer, type SpanOutcome } from '../telemetry/tracing/haptik.tracer.js';
import { FALLBACK_LABEL } from '../resilience/node.lookup.js';
import { NodeEventLogger } from './node.event.logger.js';
import { NodeRegistry, type RegisteredNode } from './node.registry.js';
import { isPromiseLike } from './promise.like.js';

/** Statuses of what guards and pipes throw. */
const REASON_BY_STATUS: ReadonlyMap<number, CallFailureReason> = new Map([
  [400, 'invalid-input'],
  [401, 'denied'],
  [403, 'denied'],
  [422, 'invalid-input'],
]);

/** Calls the node method of a call within its deadline, and returns the outcome. */
@Injectable()
export class NodeDispatcher {
  /** Replies to what guards and pipes rejected. */
  readonly #rejections = new WeakSet<NodeOutcome>();

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly registry: NodeRegistry,
    private readonly eventLogger: NodeEventLogger,
    private readonly switches: HaptikSwitches,
    private readonly admission: CallAdmission,
    private readonly deduplicator: CallDeduplicator,
    private readonly fallbacks: FallbackReplies,
    private readonly deadlines: Deadlines,
    private readonly clock: HaptikClock,
    private readonly reports: CallReports,
    private readonly tracer: HaptikTracer,
  ) {}

  /**
   * Never throws or rejects: an exception of the method is an outcome, too. A promise only when the
   * method returned one, since each promise costs every call.
   */
  dispatch(call: NodeCall, request: object, response: object): NodeOutcome | Promise<NodeOutcome> {
    const overload = this.admission.checkProcess();
    if (overload) return this.shed(call, overload);
    const node = this.findNode(call);
    if (!('handler' in node)) return node;
    const nodeOverload = this.admission.checkNode(node.bulkhead);
    if (nodeOverload) return this.shed(call, nodeOverload);
    return node.dedupeWindowMs === undefined
      ? this.callNode(node, call, request, response)
      : this.deduplicator.run(call, {
          windowMs: node.dedupeWindowMs,
          deadline: this.createDeadline(node, call),
          run: async () => this.callNode(node, call, request, response),
          canRunAgain: (outcome) => this.#rejections.has(outcome),
          onRepeated: (outcome) => {
            if (outcome instanceof NodeFailure) this.logFailure(outcome, call);
          },
        });
  }

  /** Never throws or rejects. */
  private callNode(
    node: RegisteredNode,
    call: NodeCall,
    request: object,
    response: object,
  ): NodeOutcome | Promise<NodeOutcome> {
    const permit = node.circuit?.tryAcquire();
    if (node.circuit && !permit) {
      return this.logFailure(
        new NodeFailure('circuit-open', 'too many consecutive failures'),
        call,
      );
    }
    this.admission.enter(node.bulkhead);
    const outcome = this.tracer.trace(
      'haptik.node',
      () => this.callMethod(node, call, request, response),
      undefined,
      (result) => describeNodeSpan(call.bot, node, result),
    );
    return outcome instanceof Promise
      ? outcome.then((settled) => this.end(settled, node, permit, call))
      : this.end(outcome, node, permit, call);
  }

  private shed(call: NodeCall, { reason, cause }: Shedding): NodeOutcome {
    this.eventLogger.shed(call, reason, cause);
    return this.fallbacks.toFailure('busy', call);
  }

  private end(
    outcome: NodeOutcome,
    { bulkhead }: RegisteredNode,
    permit: CircuitPermit | undefined,
    call: NodeCall,
  ): NodeOutcome {
    this.admission.leave(bulkhead);
    this.reports.find(call)?.methodEnded();
    if (!(outcome instanceof NodeFailure)) {
      permit?.succeeded();
      return outcome;
    }
    permit?.failed();
    return this.logFailure(outcome, call);
  }

  private logFailure(failure: NodeFailure, call: NodeCall): NodeFailure {
    try {
      this.eventLogger.failed(call, failure.reason, failure.cause);
      return failure;
    } catch (error) {
      // The error cannot be inspected, for example because a getter throws.
      this.eventLogger.failed(call, 'exception', 'an error that cannot be described');
      return new NodeFailure('exception', error);
    }
  }

  /** The node of a call, or the outcome when no method is called for it. */
  private findNode(call: NodeCall): RegisteredNode | NodeOutcome {
    const { bot, node: name, step } = call;
    if (step !== undefined && step !== name) this.eventLogger.stepMismatch(call);
    const mode = this.switches.getMode(bot, name);
    if (mode !== 'normal') return this.handleSwitchedOff(mode, call);
    const node = this.registry.find(bot, name);
    if (node) return node;
    this.eventLogger.unknownNode(call, this.registry.findClosestName(bot, name));
    return new NodeFailure('unknown-node');
  }

  private handleSwitchedOff(mode: Exclude<SwitchMode, 'normal'>, call: NodeCall): NodeOutcome {
    this.eventLogger.failed(call, 'switched-off', `switched to ${mode}`);
    return mode === 'fallback'
      ? this.fallbacks.toFailure('switched-off', call)
      : new NodeFailure('switched-off');
  }

  /** Never throws or rejects. A result that is no promise needs no timer. */
  private callMethod(
    node: RegisteredNode,
    call: NodeCall,
    request: object,
    response: object,
  ): NodeOutcome | Promise<NodeOutcome> {
    const bot = this.options.getBot(call);
    const deadline = this.createDeadline(node, call);
    this.reports.find(call)?.methodCalled(deadline);
    try {
      const result = node.handler(request, response, call, deadline);
      return isPromiseLike(result)
        ? this.awaitResult(result, deadline, call, bot)
        : this.mapResult(result, call, bot);
    } catch (error) {
      return this.mapError(error, call, bot);
    }
  }

  private createDeadline({ timeoutMs }: RegisteredNode, call: NodeCall): Deadline {
    const { totalMs, reserveMs } = this.options.getBot(call).budgetWithin(call.timeLimitMs);
    const remainingMs = totalMs - reserveMs - (this.clock.now() - call.receivedAt);
    return new Deadline(Math.max(0, Math.min(timeoutMs, remainingMs)), this.clock);
  }

  private async awaitResult(
    pending: PromiseLike<unknown>,
    deadline: Deadline,
    call: NodeCall,
    bot: ResolvedBotOptions,
  ): Promise<NodeOutcome> {
    try {
      const { reserveMs } = bot.budgetWithin(call.timeLimitMs);
      const onLate = (outcome: string): void =>
        this.eventLogger.completedLate(call, deadline, outcome);
      const result = await this.deadlines.limit(deadline, pending, onLate, reserveMs);
      return deadline.isExpired
        ? new NodeFailure('deadline', describeDeadline(deadline))
        : this.mapResult(result, call, bot);
    } catch (error) {
      return this.mapError(error, call, bot);
    }
  }

  private mapResult(result: unknown, call: NodeCall, bot: ResolvedBotOptions): NodeOutcome {
    const { outcome, warnings, errors, channelWarnings } = mapNodeResult(result, call, bot);
    if (warnings.length > 0 || errors.length > 0)
      this.eventLogger.replyProblems(call, warnings, errors);
    this.eventLogger.channelWarnings(call, channelWarnings);
    return outcome;
  }

  private mapError(error: unknown, call: NodeCall, bot: ResolvedBotOptions): NodeOutcome {
    try {
      if (error instanceof HaptikFailure) {
        return this.mapResult(Reply.of(false, error.messages), call, bot);
      }
      if (error instanceof EmptyError) return new NodeFailure('empty', 'the Observable was empty');
      const reason = error instanceof HttpException && REASON_BY_STATUS.get(error.getStatus());
      if (!reason) return new NodeFailure('exception', error);
      this.eventLogger.failed(call, reason, error.name);
      const rejection = this.fallbacks.toFailure(reason, call);
      this.#rejections.add(rejection);
      return rejection;
    } catch {
      return new NodeFailure('exception', 'an error that cannot be described');
    }
  }
}

function describeDeadline({ timeoutMs, isShortened }: Deadline): string {
  const cause = isShortened ? ', which is what the shutdown of the application left' : '';
  return `no answer within ${Math.round(timeoutMs)} ms${cause}`;
}

function describeNodeSpan(
  bot: string,
  { name }: RegisteredNode,
  outcome: NodeOutcome,
): SpanOutcome {
  return {
    attributes: { 'haptik.bot': bot, 'haptik.node': name ?? FALLBACK_LABEL },
    failure: outcome instanceof NodeFailure ? outcome.reason : undefined,
  };
}
