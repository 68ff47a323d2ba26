import { HttpException, Injectable } from '@nestjs/common';
import { EmptyError } from 'rxjs';
import type { NodeOutcome } from '../reply/result/node.result.js';
import { NodeFailure } from '../reply/result/node.failure.js';
import { HaptikFailure } from '../reply/result/haptik.failure.js';
import { Reply } from '../reply/result/reply.js';
import { Deadline } from '../resilience/deadline.js';
import { HaptikSwitches } from '../resilience/haptik.switches.js';
import { withDeadline } from '../resilience/with.timeout.js';
import type { ResolvedBotOptions } from '../options/resolved.bot.options.js';
import type { CallFailureReason, SwitchMode } from '../options/haptik.event.js';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import { FallbackReplies } from '../options/fallback.replies.js';
import type { NodeCall } from '../payload/node.call.js';
import { mapNodeResult } from '../reply/node.result.mapper.js';
import { NodeEventLogger } from './node.event.logger.js';
import { NodeRegistry, type RegisteredNode } from './node.registry.js';

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
  ) {}

  /** Never rejects: an exception of the method is an outcome, too. */
  async dispatch(call: NodeCall, request: object, response: object): Promise<NodeOutcome> {
    const bot = this.options.getBot(call);
    if (this.#inFlight >= this.options.maxInFlight) {
      this.eventLogger.failed(call, 'busy', `${this.#inFlight} calls are in flight`);
      return this.fallbacks.toFailure('busy', call);
    }
    this.#inFlight++;
    try {
      return await this.handle(call, bot, request, response);
    } catch (error) {
      // The error cannot be inspected, for example because a getter throws.
      this.eventLogger.failed(call, 'exception', 'an error that cannot be described');
      return new NodeFailure('exception', error);
    } finally {
      this.#inFlight--;
    }
  }

  private async handle(
    call: NodeCall,
    bot: ResolvedBotOptions,
    request: object,
    response: object,
  ): Promise<NodeOutcome> {
    if (call.step !== undefined && call.step !== call.node) this.eventLogger.stepMismatch(call);
    const mode = this.switches.getMode(call.bot, call.node);
    if (mode !== 'normal') return this.handleSwitchedOff(mode, call);
    const node = this.registry.find(call.bot, call.node);
    if (!node) {
      this.eventLogger.unknownNode(call, this.registry.findClosestName(call.bot, call.node));
      return new NodeFailure('unknown-node');
    }
    const outcome = await this.callThroughCircuit(node, call, bot, request, response);
    if (outcome instanceof NodeFailure) {
      this.eventLogger.failed(call, outcome.reason, outcome.cause);
    }
    return outcome;
  }

  private handleSwitchedOff(mode: Exclude<SwitchMode, 'normal'>, call: NodeCall): NodeOutcome {
    this.eventLogger.failed(call, 'switched-off', `switched to ${mode}`);
    return mode === 'fallback'
      ? this.fallbacks.toFailure('switched-off', call)
      : new NodeFailure('switched-off');
  }

  /** Calls the method unless its circuit is open, and reports the result to the circuit. */
  private async callThroughCircuit(
    node: RegisteredNode,
    call: NodeCall,
    bot: ResolvedBotOptions,
    request: object,
    response: object,
  ): Promise<NodeOutcome> {
    const permit = node.circuit?.tryAcquire();
    if (node.circuit && !permit)
      return new NodeFailure('circuit-open', 'too many consecutive failures');
    try {
      const outcome = await this.callMethod(node, call, bot, request, response);
      if (!(outcome instanceof NodeFailure)) permit?.succeeded();
      return outcome;
    } finally {
      // Only the first result of a permit counts. Anything but a success is a failure.
      permit?.failed();
    }
  }

  private async callMethod(
    node: RegisteredNode,
    call: NodeCall,
    bot: ResolvedBotOptions,
    request: object,
    response: object,
  ): Promise<NodeOutcome> {
    const elapsed = performance.now() - call.receivedAt;
    const deadline = new Deadline(
      Math.max(0, Math.min(node.timeoutMs, bot.handlerTimeoutMs - elapsed)),
    );
    try {
      const result = await withDeadline(
        deadline,
        () => node.handler(request, response, call, deadline),
        () => undefined,
        (outcome) => this.eventLogger.completedLate(call, deadline, outcome),
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
    if (error instanceof HaptikFailure) {
      return this.mapResult(Reply.of(false, error.messages), call, bot);
    }
    if (error instanceof EmptyError) return new NodeFailure('empty', 'the Observable was empty');
    const reason = error instanceof HttpException && REJECTION_STATUSES.get(error.getStatus());
    if (!reason) return new NodeFailure('exception', error);
    this.eventLogger.failed(call, reason, error.name);
    return this.fallbacks.toFailure(reason, call);
  }
}
