import { Injectable, Logger } from '@nestjs/common';
import type { CallFailureReason } from '../options/haptik.event.js';
import { HaptikEventEmitter } from '../options/haptik.event.emitter.js';
import type { NodeCall } from '../payload/node.call.js';
import { quote } from '../payload/quote.js';
import { redactForLog } from '../payload/log.redaction.js';
import { formatErrorStack } from '../payload/error.stack.js';
import type { ChannelWarning } from '../reply/element.adapter.js';
import type { Deadline } from '../resilience/deadline.js';
import { ChannelWarningLogger } from './channel.warning.logger.js';

/** Reasons that are logged at debug level: they are intended, or the change was logged once. */
const QUIET_REASONS: ReadonlySet<CallFailureReason> = new Set([
  'denied',
  'invalid-input',
  'circuit-open',
  'switched-off',
]);

/** Logs problems of calls, one line each, and emits events. */
@Injectable()
export class NodeEventLogger {
  readonly #logger = new Logger('Haptik');
  readonly #channelWarnings = new ChannelWarningLogger();

  constructor(private readonly events: HaptikEventEmitter) {}

  /** The method did not return a valid result. */
  failed(call: NodeCall, reason: CallFailureReason, cause: unknown): void {
    const durationMs = performance.now() - call.receivedAt;
    const line = `${describeNode(call)}: ${reason} after ${Math.round(durationMs)} ms`;
    if (QUIET_REASONS.has(reason)) {
      this.#logger.debug(redactForLog(`${line} (${String(cause)})`, call));
    } else if (typeof cause === 'string') {
      this.#logger.error(redactForLog(`${line}: ${cause}`, call));
    } else {
      this.#logger.error(line, redactForLog(formatErrorStack(cause), call));
    }
    this.emitFailed(call, reason, durationMs);
  }

  unknownNode(call: NodeCall, suggestion: string | undefined): void {
    const hint = suggestion === undefined ? '' : ` Did you mean ${quote(suggestion)}?`;
    this.#logger.error(`${describeNode(call)}: no method handles this node.${hint}`);
    this.emitFailed(call, 'unknown-node', performance.now() - call.receivedAt);
  }

  /** The method ended after its deadline; its result is dropped. */
  completedLate(
    call: NodeCall,
    { timeoutMs: durationMs, overrunMs }: Deadline,
    outcome: string,
  ): void {
    const overrun = `${Math.round(overrunMs)} ms after its deadline of ${Math.round(durationMs)} ms`;
    this.#logger.warn(
      `${describeNode(call)}: the method ${outcome} ${overrun}; its result is dropped.`,
    );
    this.events.emit({ type: 'call.late', bot: call.bot, node: call.node, overrunMs });
  }

  stepMismatch(call: NodeCall): void {
    const step = quote(call.step ?? '');
    this.#logger.warn(`${describeNode(call)}: the call names step ${step} as well; node is used.`);
  }

  /** The reply was changed, or a part of it was left out. */
  replyProblems(call: NodeCall, warnings: readonly string[], errors: readonly string[]): void {
    if (warnings.length > 0)
      this.#logger.warn(`${describeNode(call)}: ${redactForLog(warnings.join('; '), call)}`);
    if (errors.length > 0)
      this.#logger.error(`${describeNode(call)}: ${redactForLog(errors.join('; '), call)}`);
  }

  /** The channel of the user does not support a rich element. */
  channelWarnings(call: NodeCall, hints: readonly ChannelWarning[]): void {
    if (hints.length > 0) this.#channelWarnings.logOnce(call, hints);
  }

  private emitFailed({ bot, node }: NodeCall, reason: CallFailureReason, durationMs: number): void {
    this.events.emit({ type: 'call.failed', bot, node, reason, durationMs });
  }
}

function describeNode({ bot, node }: NodeCall): string {
  return `Bot "${bot}", node ${quote(node)}`;
}
