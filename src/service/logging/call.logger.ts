import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type HaptikEvent, HaptikEventEmitter } from 'nestjs-haptik';
import { toCallOutcome } from 'nestjs-haptik/internal';
import { PinoLogger } from 'nestjs-pino';

type CallAnswered = Extract<HaptikEvent, { type: 'call.answered' }>;

/** Characters of an error in a line; the line of the error itself has all. */
const MAX_ERROR_LENGTH = 300;

/** Logs one line for each authentic call. Its fields are described in docs/operations.md. */
@Injectable()
export class CallLogger implements OnModuleInit, OnModuleDestroy {
  #subscription: Disposable | undefined;

  constructor(
    private readonly events: HaptikEventEmitter,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Call');
  }

  /** Called by Nest. Without the level there is no listener, so that calls cost nothing. */
  onModuleInit(): void {
    if (!this.logger.logger.isLevelEnabled('info')) return;
    this.#subscription = this.events.subscribe((event) => {
      if (event.type === 'call.answered') this.log(event);
    });
  }

  /** Called by Nest. */
  onModuleDestroy(): void {
    this.#subscription?.[Symbol.dispose]();
  }

  private log(call: CallAnswered): void {
    const { bot, node, traceId, handoff } = call;
    const error = call.error?.slice(0, MAX_ERROR_LENGTH);
    const outcome = toCallOutcome(call);
    const durationMs = round(call.durationMs, 1);
    const deadlineShare = call.deadlineShare && round(call.deadlineShare, 3);
    const handoffText = handoff ? `, handoff ${handoff.outcome}` : '';
    this.logger.info(
      { bot, node, outcome, durationMs, deadlineShare, handoff, error, traceId },
      `Bot "${bot}", node ${JSON.stringify(node)}: answered, ${outcome} in ${durationMs} ms${handoffText}`,
    );
  }
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
