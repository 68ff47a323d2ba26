import { HttpException, Injectable } from '@nestjs/common';
import { EmptyError } from 'rxjs';
import type { Outcome } from '../answer/answer.js';
import { Breakdown } from '../answer/breakdown.js';
import { Handoff } from '../answer/handoff.js';
import { HaptikFailure } from '../answer/haptik.failure.js';
import { Reply } from '../answer/reply.js';
import { failureOf } from '../answer/wire.reply.js';
import { HaptikSwitches } from '../control/haptik.switches.js';
import type { BotOptions } from '../options/bot.options.js';
import type { HaptikEvent, SwitchMode } from '../options/haptik.event.js';
import { HaptikOptions } from '../options/haptik.options.js';
import type { TextKey } from '../options/texts.js';
import type { NodeCall } from '../payload/node.call.js';
import { mapAnswer } from '../reply/answer.mapper.js';
import { Budget } from './budget.js';
import { inTime } from './in.time.js';
import { NodeJournal } from './node.journal.js';
import { NodeRegistry, type RegisteredNode } from './node.registry.js';

type BrokenReason = Extract<HaptikEvent, { type: 'call.broken' }>['reason'];

/** Statuses of what guards and pipes throw, and what the user reads. */
const REFUSALS: ReadonlyMap<number, readonly [BrokenReason, TextKey]> = new Map([
  [400, ['invalid-input', 'invalidInput']],
  [401, ['denied', 'denied']],
  [403, ['denied', 'denied']],
  [422, ['invalid-input', 'invalidInput']],
]);

/** Takes a call to its node method, within its time, and says what became of it. */
@Injectable()
export class NodeDispatcher {
  #inFlight = 0;

  constructor(
    private readonly options: HaptikOptions,
    private readonly registry: NodeRegistry,
    private readonly journal: NodeJournal,
    private readonly switches: HaptikSwitches,
  ) {}

  /** Never rejects: what the method throws is an outcome, too. */
  async dispatch(call: NodeCall, request: object, response: object): Promise<Outcome> {
    const bot = this.options.botOf(call);
    if (this.#inFlight >= this.options.maxInFlight) {
      this.journal.broken(call, 'busy', `${this.#inFlight} calls are in flight`);
      return failureOf(bot.texts.text('busy', call.language));
    }
    this.#inFlight++;
    try {
      return await this.handle(call, bot, request, response);
    } catch (error) {
      // An error so broken that it cannot even be looked at, such as one with a getter that throws.
      this.journal.broken(call, 'exception', 'an error that cannot be described');
      const node = this.registry.find(call.bot, call.node);
      return new Breakdown('exception', error, node?.handoff);
    } finally {
      this.#inFlight--;
    }
  }

  private async handle(
    call: NodeCall,
    bot: BotOptions,
    request: object,
    response: object,
  ): Promise<Outcome> {
    if (call.step !== undefined && call.step !== call.node) this.journal.disagreement(call);
    const mode = this.switches.of(call.bot, call.node);
    if (mode !== 'normal') return this.switchedOff(mode, call, bot);
    const node = this.registry.find(call.bot, call.node);
    if (!node) {
      this.journal.unknown(call, this.registry.nearest(call.bot, call.node));
      return new Breakdown('unknown-node');
    }
    const outcome = await this.attempt(node, call, bot, request, response);
    if (outcome instanceof Handoff) {
      return new Handoff({ ...teamOf(node), ...definedOf(outcome) });
    }
    if (!(outcome instanceof Breakdown)) return outcome;
    this.journal.broken(call, outcome.reason, outcome.cause);
    return new Breakdown(outcome.reason, outcome.cause, node.handoff);
  }

  private switchedOff(
    mode: Exclude<SwitchMode, 'normal'>,
    call: NodeCall,
    bot: BotOptions,
  ): Outcome {
    this.journal.broken(call, 'switched-off', `switched to ${mode}`);
    if (mode === 'fallback') return failureOf(bot.texts.text('unavailable', call.language));
    const node = this.registry.find(call.bot, call.node);
    return new Breakdown('switched-off', undefined, node?.handoff);
  }

  /** Calls the method unless its circuit is open, and tells the circuit what became of it. */
  private async attempt(
    node: RegisteredNode,
    call: NodeCall,
    bot: BotOptions,
    request: object,
    response: object,
  ): Promise<Outcome> {
    const pass = node.circuit?.tryEnter();
    if (node.circuit && !pass) return new Breakdown('circuit-open', 'it failed too often of late');
    try {
      const outcome = await this.run(node, call, bot, request, response);
      if (!(outcome instanceof Breakdown)) pass?.succeeded();
      return outcome;
    } finally {
      // Only the first word about a pass counts: what was no success is a failure.
      pass?.failed();
    }
  }

  private async run(
    node: RegisteredNode,
    call: NodeCall,
    bot: BotOptions,
    request: object,
    response: object,
  ): Promise<Outcome> {
    const elapsed = performance.now() - call.receivedAt;
    const budget = new Budget(Math.max(0, Math.min(node.timeoutMs, bot.handlerTime - elapsed)));
    try {
      const answer = await inTime(node.handler, [request, response, call, budget], (how) =>
        this.journal.late(call, budget, how),
      );
      return budget.isSpent
        ? new Breakdown('deadline', `no answer within ${Math.round(budget.milliseconds)} ms`)
        : this.map(answer, call, bot);
    } catch (error) {
      return this.mapError(error, call, bot);
    }
  }

  private map(answer: unknown, call: NodeCall, bot: BotOptions): Outcome {
    const { outcome, warnings, errors, hints } = mapAnswer(answer, call, bot);
    if (warnings.length > 0 || errors.length > 0) this.journal.remarks(call, warnings, errors);
    this.journal.hints(call, hints);
    return outcome;
  }

  private mapError(error: unknown, call: NodeCall, bot: BotOptions): Outcome {
    if (error instanceof HaptikFailure) {
      return this.map(Reply.of(false, error.messages), call, bot);
    }
    if (error instanceof EmptyError) return new Breakdown('empty', 'the Observable was empty');
    const refusal = error instanceof HttpException && REFUSALS.get(error.getStatus());
    if (!refusal) return new Breakdown('exception', error);
    const [reason, text] = refusal;
    this.journal.broken(call, reason, error.name);
    return failureOf(bot.texts.text(text, call.language));
  }
}

function teamOf({ handoff }: RegisteredNode): { team?: string } {
  return handoff && handoff.team !== undefined ? { team: handoff.team } : {};
}

function definedOf({ team, text }: Handoff): { team?: string; text?: string } {
  return { ...(team !== undefined && { team }), ...(text !== undefined && { text }) };
}
