import { Injectable, Logger, type OnApplicationBootstrap, Optional } from '@nestjs/common';
import type { HandoffOutcome, HandoffRequest } from '../answer/agent.desk.js';
import { HaptikEvents } from '../options/haptik.events.js';
import { clip, quote } from '../payload/quote.js';
import { DeskCaller } from './desk.caller.js';
import { type HandoffCourier, HandoffLedger, type HandoffReport } from './handoff.ledger.js';

/** Carries out behind the reply what the ledger still holds, and tells what became of it. */
@Injectable()
export class DeskCourier implements HandoffCourier, OnApplicationBootstrap {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly desks: DeskCaller,
    private readonly events: HaptikEvents,
    @Optional() private readonly ledger?: HandoffLedger,
  ) {}

  onApplicationBootstrap(): void {
    this.ledger?.deliverWith(this);
  }

  attempt(request: HandoffRequest): Promise<HandoffOutcome> {
    return this.desks.ask(request, clip);
  }

  settled({ bot, node, reason, state, attempts, milliseconds, message }: HandoffReport): void {
    const seconds = Math.round(milliseconds / 1000);
    const line =
      `Bot "${bot}", node ${quote(node)}: hand-over (${reason}) ${state} after ${seconds} s and ` +
      `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`;
    if (state === 'dead') this.#logger.error(`${line}: ${clip(message ?? '')}`);
    else this.#logger.log(line);
    this.events.emit({ type: 'handoff.settled', bot, node, reason, state, attempts, milliseconds });
  }
}
