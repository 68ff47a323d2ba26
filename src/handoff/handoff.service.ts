import { Inject, Injectable, Logger } from '@nestjs/common';
import type { HandoffOutcome, HandoffRequest } from './desk/agent.desk.js';
import type { NodeOutcome } from '../reply/result/node.result.js';
import { NodeFailure } from '../reply/result/node.failure.js';
import { Handoff, type NodeHandoffOptions } from '../reply/result/handoff.js';
import { failureReply, type WireReply } from '../reply/result/wire.reply.js';
import { FallbackReplies } from '../options/fallback.replies.js';
import { isBlank } from '../hsl/parse/blank.text.js';
import type { ResolvedBotOptions } from '../options/resolved/resolved.bot.options.js';
import { CallReports } from '../options/events/call.reports.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { Deadlines } from '../resilience/deadlines/deadlines.js';
import { HaptikClock } from '../resilience/deadlines/haptik.clock.js';
import { NodeLookup } from '../resilience/node.lookup.js';
import { withTimeout } from '../resilience/deadlines/with.timeout.js';
import type { NodeCall } from '../payload/node.call.js';
import { quoteNode, redactForLog, redactNodeName } from '../payload/log.redaction.js';
import { formatErrorStack } from '../payload/error.stack.js';
import { HaptikTracer } from '../telemetry/tracing/haptik.tracer.js';
import { AgentDeskClient } from './agent.desk.client.js';
import { HANDOFF_OUTBOX, type HandoffOutbox, isDelivered } from './handoff.outbox.js';

/** Subtracted from the reserve, so that the reply is sent in time. */
const REPLY_MARGIN_MS = 100;
/** The part of it that the outbox may use to store the outcome. */
const OUTBOX_MARGIN_MS = 50;

type HandoffDetails = Omit<HandoffRequest, 'remainingMs'>;

/**
 * Decides whether a chat is handed off to a human agent, hands it off, and maps the outcome to a reply.
 * There is a reply whatever the agent desk does.
 */
@Injectable()
export class HandoffService {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly fallbacks: FallbackReplies,
    private readonly nodes: NodeLookup,
    private readonly deskClient: AgentDeskClient,
    @Inject(HANDOFF_OUTBOX) private readonly outbox: HandoffOutbox,
    private readonly clock: HaptikClock,
    private readonly reports: CallReports,
    private readonly deadlines: Deadlines,
    private readonly tracer: HaptikTracer,
  ) {}

  /** Returns a reply unchanged and maps any other outcome to one. Never rejects. */
  toReply(outcome: NodeOutcome, call: NodeCall): WireReply | Promise<WireReply> {
    return outcome instanceof NodeFailure || outcome instanceof Handoff
      ? this.trySettle(outcome, call)
      : outcome;
  }

  private async trySettle(outcome: NodeFailure | Handoff, call: NodeCall): Promise<WireReply> {
    try {
      return await this.settle(outcome, call);
    } catch (error) {
      this.#logger.error(
        `Bot "${call.bot}": the handoff failed`,
        redactForLog(formatErrorStack(error), call),
      );
      return this.fallbacks.toHandoff('unreachable', call);
    }
  }

  private async settle(outcome: NodeFailure | Handoff, call: NodeCall): Promise<WireReply> {
    const bot = this.options.getBot(call);
    const node = this.nodes.find(call.bot, call.node)?.handoff;
    if (outcome instanceof NodeFailure && !shouldHandOff(outcome, node, bot)) {
      return this.fallbacks.toFailure(outcome.reason, call);
    }
    const result = await this.tracer.trace(
      'haptik.handoff',
      () => this.handOff(outcome, call, node, bot),
      undefined,
      (kind) => ({ attributes: { 'haptik.bot': bot.name, 'haptik.outcome': kind } }),
    );
    if (result === 'delegated-to-platform') return { status: false, response: [] };
    if (outcome instanceof NodeFailure) {
      return result === 'not-configured'
        ? this.fallbacks.toFailure(outcome.reason, call)
        : this.fallbacks.toHandoff(result, call);
    }
    const ownText = result === 'delivered' ? (outcome.text ?? '') : '';
    return isBlank(ownText) ? this.fallbacks.toHandoff(result, call) : failureReply(ownText.trim());
  }

  private async handOff(
    outcome: NodeFailure | Handoff,
    call: NodeCall,
    node: NodeHandoffOptions | undefined,
    bot: ResolvedBotOptions,
  ): Promise<HandoffOutcome['kind'] | 'already-active'> {
    const reason = outcome instanceof NodeFailure ? outcome.reason : 'requested';
    const chat: HandoffDetails = {
      bot: bot.name,
      node: redactNodeName(call),
      userName: call.user.userName ?? '',
      conversationNo: call.conversationNo,
      team: resolveTeam(outcome, node, bot),
      reason,
    };
    const result = this.findObstacle(chat) ?? (await this.deliverOnce(chat, call, bot));
    const kind = result === 'already-active' ? result : result.kind;
    this.log(call, reason, result);
    const report = this.reports.find(call);
    if (report) report.handoff = { team: chat.team, reason, outcome: kind };
    return kind;
  }

  /** The outcome of a chat that cannot be handed off, so that it is not stored. */
  private findObstacle({ bot, userName }: HandoffDetails): HandoffOutcome | undefined {
    if (!this.deskClient.findDesk(bot)) return { kind: 'not-configured' };
    if (userName) return undefined;
    return { kind: 'refused', refusal: 'user-missing', message: 'the call has no user name' };
  }

  /** Hands the chat off through the outbox, within the time budget. */
  private deliverOnce(
    chat: HandoffDetails,
    call: NodeCall,
    bot: ResolvedBotOptions,
  ): Promise<HandoffOutcome | 'already-active'> {
    const availableMs = Math.max(this.computeRemainingMs(bot, call), 0);
    const endsAt = this.clock.now() + availableMs;
    // What the outbox takes to store the handoff is not left for the desk.
    const request = (): HandoffRequest => ({
      ...chat,
      remainingMs: Math.min(this.computeRemainingMs(bot, call), endsAt - this.clock.now()),
    });
    const deliver = (): Promise<HandoffOutcome | 'already-active'> =>
      this.outbox.deliverOnce(request(), bot.handoff.dedupeWindowMs, () =>
        this.deskClient.handOff(request(), (text) => redactForLog(text, call)),
      );
    return withTimeout(
      availableMs + OUTBOX_MARGIN_MS,
      deliver,
      () => ({ kind: 'timed-out' }),
      this.clock,
    );
  }

  /** The rest of the time budget, at most its reserve, without the margin for the reply. */
  private computeRemainingMs(
    bot: ResolvedBotOptions,
    { receivedAt, timeLimitMs }: NodeCall,
  ): number {
    const { totalMs, reserveMs } = bot.budgetWithin(timeLimitMs);
    const left = totalMs - (this.clock.now() - receivedAt);
    return Math.min(reserveMs, left, this.deadlines.remainingMs) - REPLY_MARGIN_MS;
  }

  private log(
    call: NodeCall,
    reason: HandoffRequest['reason'],
    result: HandoffOutcome | 'already-active',
  ): void {
    const kind = result === 'already-active' ? result : result.kind;
    const detail =
      result !== 'already-active' && 'message' in result
        ? `: ${redactForLog(result.message, call)}`
        : '';
    const line = `Bot "${call.bot}", node ${quoteNode(call)}: handoff (${reason}) ${kind}${detail}`;
    const isGood = result === 'already-active' || isDelivered(result);
    if (isGood) this.#logger.log(line);
    else if (kind === 'queued') this.#logger.warn(line);
    else if (kind !== 'not-configured') this.#logger.error(line);
    else if (reason === 'requested') this.#logger.error(`${line}: no desk is configured`);
  }
}

function shouldHandOff(
  { reason }: NodeFailure,
  node: NodeHandoffOptions | undefined,
  { handoff: { on } }: ResolvedBotOptions,
): boolean {
  // The switch of an operator takes precedence over the options of the node.
  return reason === 'switched-off' || (node !== false && on.includes(reason));
}

/** The team that takes a chat: that of the method's result, else of the node, else of the bot. */
function resolveTeam(
  outcome: NodeFailure | Handoff,
  node: NodeHandoffOptions | undefined,
  { handoff }: ResolvedBotOptions,
): string | undefined {
  const requested = outcome instanceof Handoff ? outcome.team : undefined;
  return requested ?? (node === false ? undefined : node?.team) ?? handoff.team;
}
