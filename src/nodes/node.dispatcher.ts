import { HttpException, Injectable } from '@nestjs/common';
import { EmptyError } from 'rxjs';
import type { NodeOutcome } from '../reply/result/node.result.js';
import { NodeFailure } from '../reply/result/node.failure.js';
import { HaptikFailure } from '../reply/result/haptik.failure.js';
import { Reply } from '../reply/result/reply.js';
import type { CircuitPermit } from '../resilience/circuit.permit.js';
import { Deadline } from '../resilience/deadline.js';
import { HaptikSwitches } from '../resilience/haptik.switches.js';
import { Deadlines } from '../resilience/deadlines.js';
import type { ResolvedBotOptions } from '../options/resolved.bot.options.js';
import type { CallFailureReason, SwitchMode } from '../options/haptik.event.js';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import { FallbackReplies } from '../options/fallback.replies.js';
import type { NodeCall } from '../payload/node.call.js';
import { mapNodeResult } from '../reply/node.result.mapper.js';
import { NodeEventLogger } from './node.event.logger.js';
import { NodeRegistry, type RegisteredNode } from './node.registry.js';
import { isPromiseLike } from './promise.like.js';

/** Statuses of what guards and pipes throw. */
const REJECTION_STATUSES: ReadonlyMap<number, CallFailureReason> = new Map([
  [400, 'invalid-input'],
  [401, 'denied'],
  [403, 'denied'],
  [422, 'invalid-input'],
]);

/** Calls the node method of a call within its deadline, and returns the outcome. */
@Injectable()
export class NodeDispatcher {
  #inFlight = 0;

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly registry: NodeRegistry,
    private readonly eventLogger: NodeEventLogger,
    private readonly switches: HaptikSwitches,
    private readonly fallbacks: FallbackReplies,
    private readonly deadlines: Deadlines,
  ) {}

  /**
   * Never throws or rejects: an exception of the method is an outcome, too. A promise only when the
   * method returned one, since each promise costs every call.
   */
  dispatch(call: NodeCall, request: object, response: object): NodeOutcome | Promise<NodeOutcome> {
    if (this.#inFlight >= this.options.maxInFlight) {
      this.eventLogger.failed(call, 'busy', `${this.#inFlight} calls are in flight`);
      return this.fallbacks.toFailure('busy', call);
    }
    const node = this.findNode(call);
    if (!('handler' in node)) return node;
    const permit = node.circuit?.tryAcquire();
    if (node.circuit && !permit) {
      return this.logFailure(
        new NodeFailure('circuit-open', 'too many consecutive failures'),
        call,
      );
    }
    this.#inFlight++;
    const outcome = this.callMethod(node, call, request, response);
    return outcome instanceof Promise
      ? outcome.then((settled) => this.end(settled, permit, call))
      : this.end(outcome, permit, call);
  }

  private end(
    outcome: NodeOutcome,
    permit: CircuitPermit | undefined,
    call: NodeCall,
  ): NodeOutcome {
    this.#inFlight--;
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
    const { totalMs, reserveMs } = bot.budgetWithin(call.timeLimitMs);
    const elapsed = performance.now() - call.receivedAt;
    const deadline = new Deadline(
      Math.max(0, Math.min(node.timeoutMs, totalMs - reserveMs - elapsed)),
    );
    try {
      const result = node.handler(request, response, call, deadline);
      return isPromiseLike(result)
        ? this.awaitResult(result, deadline, call, bot)
        : this.mapResult(result, call, bot);
    } catch (error) {
      return this.mapError(error, call, bot);
    }
  }

  private async awaitResult(
    pending: PromiseLike<unknown>,
    deadline: Deadline,
    call: NodeCall,
    bot: ResolvedBotOptions,
  ): Promise<NodeOutcome> {
    try {
      const result = await this.deadlines.limit(deadline, pending, (outcome) =>
        this.eventLogger.completedLate(call, deadline, outcome),
      );
      return deadline.isExpired
        ? new NodeFailure('deadline', `no answer within ${Math.round(deadline.timeoutMs)} ms`)
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
      const reason = error instanceof HttpException && REJECTION_STATUSES.get(error.getStatus());
      if (!reason) return new NodeFailure('exception', error);
      this.eventLogger.failed(call, reason, error.name);
      return this.fallbacks.toFailure(reason, call);
    } catch {
      return new NodeFailure('exception', 'an error that cannot be described');
    }
  }
}
