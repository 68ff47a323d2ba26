import type { HandoffOutcome, HandoffRequest } from '../answer/agent.desk.js';

/** What became of a hand-over after its reply had left. */
export interface HandoffReport {
  readonly bot: string;
  readonly node: string;
  readonly reason: HandoffRequest['reason'];
  /** `moved`, or `dead` when nobody will try again by himself. */
  readonly state: 'moved' | 'dead';
  readonly attempts: number;
  /** Milliseconds since the chat was promised an agent. */
  readonly milliseconds: number;
  /** Why it is dead: the platform's own word, or what kept it from being reached. */
  readonly message?: string;
}

/** What a ledger needs of the application to carry hand-overs out behind the reply. */
export interface HandoffCourier {
  /** Asks the agent desk of the request's bot once. Never rejects. */
  attempt(request: HandoffRequest): Promise<HandoffOutcome>;
  /** Told once for each hand-over that ended behind its reply. */
  settled(report: HandoffReport): void;
}

/**
 * Where hand-overs are written down, so that a conversation is handed over once. One that outlives
 * the process also carries them out later; `HaptikStorageModule` of `nestjs-haptik/storage` brings
 * such a one. Provide your own from a global module to replace it.
 *
 * @example
 * @Global() @Module({
 *   providers: [{ provide: HandoffLedger, useClass: RedisLedger }],
 *   exports: [HandoffLedger],
 * })
 * class LedgerModule {}
 */
export abstract class HandoffLedger {
  /**
   * Writes the hand-over down, carries it out, and writes down what became of it, unless one of the
   * same conversation (bot, user, conversation number) stands.
   *
   * @param standsFor milliseconds for which a hand-over that was carried out stands
   * @param handOver asks the agent desk; never rejects
   * @returns the outcome; `standing` when the conversation was handed over before; `queued` when
   *   the desk gave no answer and will be asked again
   */
  abstract once(
    request: HandoffRequest,
    standsFor: number,
    handOver: () => Promise<HandoffOutcome>,
  ): Promise<HandoffOutcome | 'standing'>;

  /** Called once, when the application has started. A ledger that keeps nothing needs nobody. */
  deliverWith(_courier: HandoffCourier): void {
    // Nothing outlives the reply.
  }
}

/** A conversation by its name in a ledger. */
export function conversationOf({ bot, userName, conversationNo }: HandoffRequest): string {
  return JSON.stringify([bot, userName, conversationNo]);
}
