import { Injectable, Logger, type OnApplicationBootstrap, Optional } from '@nestjs/common';
import type { HandoffOutcome, HandoffRequest } from '../answer/agent.desk.js';
import { HaptikEventEmitter } from '../options/haptik.event.emitter.js';
import { truncate, quote } from '../payload/quote.js';
import { AgentDeskClient } from './agent.desk.client.js';
import {
  type HandoffDeliverer,
  HandoffOutbox,
  type HandoffDeliveryReport,
} from './handoff.outbox.js';

/** Carries out behind the reply what the ledger still holds, and tells what became of it. */
@Injectable()
export class AgentDeskDeliverer implements HandoffDeliverer, OnApplicationBootstrap {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly deskClient: AgentDeskClient,
    private readonly events: HaptikEventEmitter,
    @Optional() private readonly outbox?: HandoffOutbox,
  ) {}

  onApplicationBootstrap(): void {
    this.outbox?.setDeliverer(this);
  }

  attempt(request: HandoffRequest): Promise<HandoffOutcome> {
    return this.deskClient.handOff(request, truncate);
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
    if (state === 'dead-letter') this.#logger.error(`${line}: ${truncate(message ?? '')}`);
    else this.#logger.log(line);
    this.events.emit({ type: 'handoff.settled', bot, node, reason, state, attempts, durationMs });
  }
}
