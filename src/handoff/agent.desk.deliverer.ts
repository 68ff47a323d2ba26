import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { HandoffOutcome, HandoffRequest } from './desk/agent.desk.js';
import { HaptikEventEmitter } from '../options/events/haptik.event.emitter.js';
import { truncate, quote } from '../payload/quote.js';
import { AgentDeskClient } from './agent.desk.client.js';
import {
  HANDOFF_OUTBOX,
  type HandoffAttemptOptions,
  type HandoffDeliverer,
  type HandoffDeliveryReport,
  type HandoffOutbox,
} from './handoff.outbox.js';

/** Delivers the pending handoffs of the outbox and reports how they were settled. */
@Injectable()
export class AgentDeskDeliverer implements HandoffDeliverer, OnApplicationBootstrap {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly deskClient: AgentDeskClient,
    private readonly events: HaptikEventEmitter,
    @Inject(HANDOFF_OUTBOX) private readonly outbox: HandoffOutbox,
  ) {}

  onApplicationBootstrap(): void {
    this.outbox.setDeliverer(this);
  }

  attempt(request: HandoffRequest, options?: HandoffAttemptOptions): Promise<HandoffOutcome> {
    return this.deskClient.handOff(request, truncate, options);
  }

  onSettled({
    bot,
    node,
    reason,
    state,
    attempts,
    durationMs,
    message,
  }: HandoffDeliveryReport): void {
    const seconds = Math.round(durationMs / 1000);
    const line =
      `Bot "${bot}", node ${quote(node)}: handoff (${reason}) ${state} after ${seconds} s and ` +
      `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
    if (state === 'delivered') this.#logger.log(line);
    else this.#logger.error(`${line}: ${truncate(message ?? '')}`);
    this.events.emit({ type: 'handoff.settled', bot, node, reason, state, attempts, durationMs });
  }
}
