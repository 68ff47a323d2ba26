import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, Optional } from '@nestjs/common';
import type { HandoffOutcome, HandoffRequest } from '../answer/agent.desk.js';
import type { Outcome } from '../answer/answer.js';
import { Breakdown, type BreakdownReason } from '../answer/breakdown.js';
import { Handoff } from '../answer/handoff.js';
import { failureOf, type WireReply } from '../answer/wire.reply.js';
import type { BotOptions } from '../options/bot.options.js';
import { HaptikEvents } from '../options/haptik.events.js';
import { HaptikOptions } from '../options/haptik.options.js';
import type { TextKey } from '../options/texts.js';
import type { NodeCall } from '../payload/node.call.js';
import { quote } from '../payload/quote.js';
import { loggable } from '../payload/redact.js';
import { stackOf } from '../payload/stack.js';
import { DeskCaller } from './desk.caller.js';
import { HandoffLedger } from './handoff.ledger.js';
import { isMoved, LoopGuard } from './loop.guard.js';

/** Kept back from the reserve, so that the reply itself is on its way in time. */
const REPLY_MS = 100;
/** Of those, what the ledger gets to write down how it ended. */
const LEDGER_MS = 50;

type Chat = Omit<HandoffRequest, 'timeLeft'>;

const TEXT_OF: Readonly<Record<BreakdownReason, TextKey>> = {
  exception: 'error',
  deadline: 'deadline',
  empty: 'empty',
  invalid: 'error',
  'unknown-node': 'unknownNode',
  'circuit-open': 'unavailable',
  'switched-off': 'unavailable',
};

/**
 * Hands the chat to a human agent when the node method wished it or broke down, and turns what
 * became of that into the reply. Whatever the desk does, there is a reply.
 *
 * It stands between dispatcher and reply as an interceptor does, though it is none of Nest's: two
 * of those cost a third of a call. See docs/performance.md.
 */
@Injectable()
export class AgentHandoffInterceptor {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly options: HaptikOptions,
    private readonly events: HaptikEvents,
    private readonly desks: DeskCaller,
    @Optional() private readonly ledger: HandoffLedger = new LoopGuard(),
  ) {}

  /** Passes a reply on as it is; anything else becomes one. Never rejects. */
  intercept(outcome: Outcome, call: NodeCall): WireReply | Promise<WireReply> {
    const isReply = !(outcome instanceof Breakdown || outcome instanceof Handoff);
    if (isReply) return outcome;
    const { texts } = this.options.botOf(call);
    return this.settle(outcome, call).catch((error: unknown) => {
      this.#logger.error(`Bot "${call.bot}": the hand-over failed`, loggable(stackOf(error), call));
      return failureOf(texts.text('handoffFailed', call.language));
    });
  }

  private async settle(outcome: Breakdown | Handoff, call: NodeCall): Promise<WireReply> {
    const bot = this.options.botOf(call);
    const say = (key: TextKey): WireReply => failureOf(bot.texts.text(key, call.language));
    if (outcome instanceof Breakdown && !isHandedOver(outcome, bot)) {
      return say(TEXT_OF[outcome.reason]);
    }
    const result = await this.handOver(outcome, call, bot);
    switch (result) {
      case 'standing':
        return say('handoffStanding');
      case 'left-to-platform':
        return { status: false, response: [] };
      case 'queued':
        return say('handoffQueued');
      case 'moved': {
        const wished = outcome instanceof Handoff ? outcome.text?.trim() : undefined;
        return wished ? failureOf(wished) : say('handoffStarted');
      }
      case 'off':
        return say(outcome instanceof Breakdown ? TEXT_OF[outcome.reason] : 'handoffFailed');
      default:
        return say('handoffFailed');
    }
  }

  private async handOver(
    outcome: Breakdown | Handoff,
    call: NodeCall,
    bot: BotOptions,
  ): Promise<HandoffOutcome['kind'] | 'standing'> {
    const reason = outcome instanceof Breakdown ? outcome.reason : 'wished';
    const chat: Chat = {
      bot: bot.name,
      node: call.node,
      userName: call.user.userName ?? '',
      conversationNo: call.conversationNo,
      team: teamOf(outcome) ?? bot.handoff.team,
      reason,
    };
    const result = this.obstacle(chat) ?? (await this.once(chat, call, bot));
    const kind = result === 'standing' ? result : result.kind;
    this.log(call, reason, result);
    this.events.emit({ type: 'handoff', bot: bot.name, node: call.node, reason, outcome: kind });
    return kind;
  }

  /** What keeps a chat from being handed over at all, so that none stands. */
  private obstacle({ bot, userName }: Chat): HandoffOutcome | undefined {
    if (!this.desks.deskOf(bot)) return { kind: 'off' };
    if (userName) return undefined;
    return { kind: 'refused', refusal: 'user-missing', message: 'the call names no user' };
  }

  /** Hands over by way of the ledger, which is given no longer than the budget allows. */
  private async once(
    chat: Chat,
    call: NodeCall,
    bot: BotOptions,
  ): Promise<HandoffOutcome | 'standing'> {
    const request = (): HandoffRequest => ({ ...chat, timeLeft: timeLeft(bot, call) });
    const settled = this.ledger.once(request(), bot.handoff.standsFor, () =>
      this.desks.ask(request(), (text) => loggable(text, call)),
    );
    const late = sleep(Math.max(timeLeft(bot, call), 0) + LEDGER_MS, undefined, { ref: false });
    return Promise.race([settled, late.then((): HandoffOutcome => ({ kind: 'timed-out' }))]);
  }

  private log(
    call: NodeCall,
    reason: HandoffRequest['reason'],
    result: HandoffOutcome | 'standing',
  ): void {
    const kind = result === 'standing' ? result : result.kind;
    const detail =
      result !== 'standing' && 'message' in result ? `: ${loggable(result.message, call)}` : '';
    const line = `Bot "${call.bot}", node ${quote(call.node)}: hand-over (${reason}) ${kind}${detail}`;
    const isGood = result === 'standing' || isMoved(result);
    if (isGood) this.#logger.log(line);
    else if (kind === 'queued') this.#logger.warn(line);
    else if (kind !== 'off') this.#logger.error(line);
    else if (reason === 'wished') this.#logger.error(`${line}: no desk is configured`);
  }
}

function isHandedOver({ reason, handoff }: Breakdown, { handoff: { on } }: BotOptions): boolean {
  // An operator's word counts for more than what was programmed.
  if (reason === 'switched-off') return true;
  return handoff !== false && on.includes(reason);
}

function teamOf(outcome: Breakdown | Handoff): string | undefined {
  if (outcome instanceof Handoff) return outcome.team;
  return outcome.handoff === false ? undefined : outcome.handoff?.team;
}

/** What is left of the budget, and of that no more than the reserve. */
function timeLeft({ budget }: BotOptions, { receivedAt }: NodeCall): number {
  const left = budget.total - (performance.now() - receivedAt);
  return Math.min(budget.reserve, left) - REPLY_MS;
}
