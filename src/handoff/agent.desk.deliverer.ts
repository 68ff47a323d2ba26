import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { HandoffOutcome, HandoffRequest } from './desk/agent.desk.js';
import { HaptikEventEmitter } from '../options/events/haptik.event.emitter.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { redactValuesForLog } from '../payload/log.redaction.js';
import { quote } from '../payload/quote.js';
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
    private readonly options: ResolvedHaptikOptions,
    private readonly events: HaptikEventEmitter,
    @Inject(HANDOFF_OUTBOX) private readonly outbox: HandoffOutbox,
  ) {}

  onApplicationBootstrap(): void {
    this.outbox.setDeliverer(this);
  }

  attempt(request: HandoffRequest, options?: HandoffAttemptOptions): Promise<HandoffOutcome> {
    const redact = (text: string): string =>
      redactValuesForLog(text, [...this.options.readCredentials(), request.userName]);
    return this.deskClient.handOff(request, redact, options);
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
    else {
      const detail = redactValuesForLog(message ?? '', this.options.readCredentials());
      this.#logger.error(`${line}: ${detail}`);
    }
    this.events.emit({ type: 'handoff.settled', bot, node, reason, state, attempts, durationMs });
  }
}
