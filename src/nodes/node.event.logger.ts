import { Injectable, Logger } from '@nestjs/common';
import type { CallFailureReason, ShedReason } from '../options/haptik.event.js';
import { CallReports } from '../options/events/call.reports.js';
import { HaptikEventEmitter } from '../options/events/haptik.event.emitter.js';
import type { NodeCall } from '../payload/node.call.js';
import { quote } from '../payload/quote.js';
import { quoteNode, redactForLog } from '../payload/log.redaction.js';
import { formatErrorStack } from '../payload/error.stack.js';
import type { ChannelWarning } from '../reply/element.adapter.js';
import { HaptikClock } from '../resilience/deadlines/haptik.clock.js';
import type { Deadline } from '../resilience/deadlines/deadline.js';
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

  constructor(
    private readonly events: HaptikEventEmitter,
    private readonly clock: HaptikClock,
    private readonly reports: CallReports,
  ) {}

  /** The method did not return a valid result. */
  failed(
    call: NodeCall,
    reason: CallFailureReason,
    cause: unknown,
    isQuiet = QUIET_REASONS.has(reason),
  ): void {
    const durationMs = this.clock.now() - call.receivedAt;
    const line = `${describeNode(call)}: ${reason} after ${Math.round(durationMs)} ms`;
    const isText = typeof cause === 'string';
    const description = redactForLog(isText ? cause : formatErrorStack(cause), call);
    if (isQuiet) this.#logger.debug(`${line} (${description})`);
    else if (isText) this.#logger.error(`${line}: ${description}`);
    else this.#logger.error(line, description);
    this.reports.find(call)?.failed(reason, cause, description);
  }

  /** The call was not admitted. A line a call would be too much while memory is short. */
  shed(call: NodeCall, reason: ShedReason, cause: string): void {
    this.events.emit({ type: 'call.shed', bot: call.bot, node: call.node, reason });
    this.failed(call, 'busy', cause, reason === 'memory');
  }

  unknownNode(call: NodeCall, suggestion: string | undefined): void {
    const hint = suggestion === undefined ? '' : ` Did you mean ${quote(suggestion)}?`;
    const problem = `no method handles this node.${hint}`;
    this.#logger.error(`${describeNode(call)}: ${problem}`);
    this.reports.find(call)?.failed('unknown-node', problem, problem);
  }

  /** The method ended after its deadline; its result is dropped. */
  completedLate(call: NodeCall, { timeoutMs, overrunMs }: Deadline, outcome: string): void {
    const overrun = `${Math.round(overrunMs)} ms after its deadline of ${Math.round(timeoutMs)} ms`;
    this.#logger.warn(
      `${describeNode(call)}: the method ${outcome} ${overrun}; its result is dropped.`,
    );
    this.events.emit({ type: 'call.late', bot: call.bot, node: call.node, overrunMs });
  }

  stepMismatch(call: NodeCall): void {
    const step = quote(redactForLog(call.step ?? '', call));
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
  channelWarnings(call: NodeCall, warnings: readonly ChannelWarning[]): void {
    if (warnings.length > 0) this.#channelWarnings.logOnce(call, warnings);
  }
}

function describeNode(call: NodeCall): string {
  return `Bot "${call.bot}", node ${quoteNode(call)}`;
}
