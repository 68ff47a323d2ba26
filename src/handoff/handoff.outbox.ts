import type { HandoffOutcome, HandoffRequest } from '../answer/agent.desk.js';

/** What became of a handoff after its reply had left. */
export interface HandoffDeliveryReport {
  readonly bot: string;
  readonly node: string;
  readonly reason: HandoffRequest['reason'];
  /** `delivered`, or `dead-letter` when nobody will try again by himself. */
  readonly state: 'delivered' | 'dead-letter';
  readonly attempts: number;
  /** Milliseconds since the chat was promised an agent. */
  readonly durationMs: number;
  /** Why it is dead: the platform's own word, or what kept it from being reached. */
  readonly message?: string;
}

/** What a ledger needs of the application to carry handoffs out behind the reply. */
export interface HandoffDeliverer {
  /** Asks the agent desk of the request's bot once. Never rejects. */
  attempt(request: HandoffRequest): Promise<HandoffOutcome>;
  /** Told once for each handoff that ended behind its reply. */
  onSettled(report: HandoffDeliveryReport): void;
}

/**
 * Where handoffs are written down, so that a conversation is handed over once. One that outlives
 * the process also carries them out later; `HaptikStorageModule` of `nestjs-haptik/storage` brings
 * such a one. Provide your own from a global module to replace it.
 *
 * @example
 * @Global() @Module({
 *   providers: [{ provide: HandoffOutbox, useClass: RedisLedger }],
 *   exports: [HandoffOutbox],
 * })
 * class LedgerModule {}
 */
export abstract class HandoffOutbox {
  /**
   * Writes the handoff down, carries it out, and writes down what became of it, unless one of the
   * same conversation (bot, user, conversation number) stands.
   *
   * @param dedupeWindowMs milliseconds for which a handoff that was carried out stands
   * @param handOff asks the agent desk; never rejects
   * @returns the outcome; `already-active` when the conversation was handed over before; `queued` when
   *   the desk gave no answer and will be asked again
   */
  abstract deliverOnce(
    request: HandoffRequest,
    dedupeWindowMs: number,
    handOff: () => Promise<HandoffOutcome>,
  ): Promise<HandoffOutcome | 'already-active'>;

  /** Called once, when the application has started. A ledger that keeps nothing needs nobody. */
  setDeliverer(_deliverer: HandoffDeliverer): void {
    // Nothing outlives the reply.
  }
}

/** A conversation by its name in a ledger. */
export function conversationKey({ bot, userName, conversationNo }: HandoffRequest): string {
  return JSON.stringify([bot, userName, conversationNo]);
}
