import type { HandoffOutcome, HandoffRequest } from './desk/agent.desk.js';

/** The outcome of a handoff that was delivered after its reply. */
export interface HandoffDeliveryReport {
  readonly bot: string;
  readonly node: string;
  readonly reason: HandoffRequest['reason'];
  /** `delivered`, or `dead-letter` when it is not retried automatically. */
  readonly state: 'delivered' | 'dead-letter';
  readonly attempts: number;
  /** Milliseconds since the handoff was created. */
  readonly durationMs: number;
  /** Why delivery failed: the message of the platform, or why it could not be reached. */
  readonly message?: string;
}

/** Delivers handoffs of an outbox after their replies. */
export interface HandoffDeliverer {
  /** Calls the agent desk of the request's bot once. Never rejects. */
  attempt(request: HandoffRequest): Promise<HandoffOutcome>;
  /** Called once for each handoff that was settled after its reply. */
  onSettled(report: HandoffDeliveryReport): void;
}

/**
 * Stores handoffs, so that a conversation is handed over once. The default is
 * in memory. The one of `HaptikStorageModule` (`nestjs-haptik/storage`) is
 * durable and delivers later what the reply could not wait for. Provide another from a global module.
 *
 * @example
 * @Global() @Module({
 *   providers: [{ provide: HandoffOutbox, useClass: RedisOutbox }],
 *   exports: [HandoffOutbox],
 * })
 * class OutboxModule {}
 */
export abstract class HandoffOutbox {
  /**
   * Stores the handoff, delivers it and stores the outcome, unless a handoff of the same conversation
   * (bot, user, conversation number) is active.
   *
   * @param dedupeWindowMs milliseconds for which a delivered handoff is active
   * @param handOff calls the agent desk; never rejects
   * @returns the outcome; `already-active` when the conversation was handed over before; `queued` when
   *   the desk gave no answer and delivery is retried
   */
  abstract deliverOnce(
    request: HandoffRequest,
    dedupeWindowMs: number,
    handOff: () => Promise<HandoffOutcome>,
  ): Promise<HandoffOutcome | 'already-active'>;

  /** Called once, when the application has started. Does nothing by default. */
  setDeliverer(_deliverer: HandoffDeliverer): void {
    // An outbox that is not durable delivers nothing later.
  }
}

/** Injects the outbox of the application, or the default one. */
export const HANDOFF_OUTBOX = Symbol('haptik:handoff-outbox');

/** The key of a conversation in an outbox. */
export function conversationKey({ bot, userName, conversationNo }: HandoffRequest): string {
  return JSON.stringify([bot, userName, conversationNo]);
}
