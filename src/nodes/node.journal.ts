import { Injectable, Logger } from '@nestjs/common';
import type { HaptikEvent } from '../options/haptik.event.js';
import { HaptikEvents } from '../options/haptik.events.js';
import type { NodeCall } from '../payload/node.call.js';
import { quote } from '../payload/quote.js';
import { loggable } from '../payload/redact.js';
import { stackOf } from '../payload/stack.js';
import type { Hint } from '../reply/element.fitter.js';
import type { Budget } from './budget.js';
import { HintLog } from './hint.log.js';

type BrokenReason = Extract<HaptikEvent, { type: 'call.broken' }>['reason'];

/** Reasons that are meant, or of which the change told already: a line for each call is noise. */
const QUIET: ReadonlySet<BrokenReason> = new Set([
  'denied',
  'invalid-input',
  'circuit-open',
  'switched-off',
]);

/** Writes down what went wrong with calls: one log line each, and an event. */
@Injectable()
export class NodeJournal {
  readonly #logger = new Logger('Haptik');
  readonly #hints = new HintLog();

  constructor(private readonly events: HaptikEvents) {}

  /** The method did not answer the way it is meant to. */
  broken(call: NodeCall, reason: BrokenReason, cause: unknown): void {
    const milliseconds = performance.now() - call.receivedAt;
    const line = `${nameOf(call)}: ${reason} after ${Math.round(milliseconds)} ms`;
    if (QUIET.has(reason)) {
      this.#logger.debug(loggable(`${line} (${String(cause)})`, call));
    } else if (typeof cause === 'string') {
      this.#logger.error(loggable(`${line}: ${cause}`, call));
    } else {
      this.#logger.error(line, loggable(stackOf(cause), call));
    }
    this.event(call, reason, milliseconds);
  }

  unknown(call: NodeCall, near: string | undefined): void {
    const hint = near === undefined ? '' : ` Did you mean ${quote(near)}?`;
    this.#logger.error(`${nameOf(call)}: no method handles this node.${hint}`);
    this.event(call, 'unknown-node', performance.now() - call.receivedAt);
  }

  /** The method ended after its time; what it brought is dropped. */
  late(call: NodeCall, { milliseconds, overtime: lateness }: Budget, how: string): void {
    const time = `${Math.round(lateness)} ms after its ${Math.round(milliseconds)} ms were over`;
    this.#logger.warn(`${nameOf(call)}: the method ${how} ${time}; nobody reads it.`);
    this.events.emit({ type: 'call.late', bot: call.bot, node: call.node, lateness });
  }

  disagreement(call: NodeCall): void {
    const step = quote(call.step ?? '');
    this.#logger.warn(`${nameOf(call)}: the call names step ${step} as well; node is used.`);
  }

  /** The user has a reply, and something about it was changed or held back. */
  remarks(call: NodeCall, warnings: readonly string[], errors: readonly string[]): void {
    if (warnings.length > 0)
      this.#logger.warn(`${nameOf(call)}: ${loggable(warnings.join('; '), call)}`);
    if (errors.length > 0)
      this.#logger.error(`${nameOf(call)}: ${loggable(errors.join('; '), call)}`);
  }

  /** The user's channel does not show a rich element as it is. */
  hints(call: NodeCall, hints: readonly Hint[]): void {
    if (hints.length > 0) this.#hints.tell(call, hints);
  }

  private event({ bot, node }: NodeCall, reason: BrokenReason, milliseconds: number): void {
    this.events.emit({ type: 'call.broken', bot, node, reason, milliseconds });
  }
}

function nameOf({ bot, node }: NodeCall): string {
  return `Bot "${bot}", node ${quote(node)}`;
}
