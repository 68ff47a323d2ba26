import type { HandoffOutcome, HandoffRequest } from './desk/agent.desk.js';

/** The outcome of a handoff that was delivered after its reply. */
export interface HandoffDeliveryReport {
  readonly bot: string;
  readonly node: string;
  readonly reason: HandoffRequest['reason'];
  /** `expired`: not delivered in time. `dead-letter`: refused. Neither is retried automatically. */
  readonly state: 'delivered' | 'expired' | 'dead-letter';
  readonly attempts: number;
  /** Milliseconds since the handoff was created. */
  readonly durationMs: number;
  /** Why delivery failed: the message of the platform, or why it could not be reached. */
  readonly message?: string;
}

/** Options of an attempt to deliver a handoff. */
export interface HandoffAttemptOptions {
  /**
   * Whether the handoff is lost without this attempt, since the process ends: neither an open circuit nor
   * `shutdownTimeoutMs` prevents it. @default false
   */
  readonly isLast?: boolean;
}

/** Delivers handoffs of an outbox after their replies. */
export interface HandoffDeliverer {
  /** Calls the agent desk of the request's bot once. Never rejects. */
  attempt(request: HandoffRequest, options?: HandoffAttemptOptions): Promise<HandoffOutcome>;
  /** Called once for each handoff that was settled after its reply. */
  onSettled(report: HandoffDeliveryReport): void;
}

/**
 * Stores handoffs, so that a conversation is handed off once. The default is in memory. The outbox of
 * `HaptikStorageModule` (`@nestjs-haptik/storage`) is durable and retries after the reply. Provide another from a global module.
 *
 * @example
 * @Global() @Module({
 *   providers: [{ provide: HandoffOutbox, useClass: RedisOutbox }],
 *   exports: [HandoffOutbox],
 * })
 * class OutboxModule {}
 */
export abstract class HandoffOutbox {
  /** Handoffs that only the memory of this process has, which are lost if it ends. 0 by default. */
  get inMemoryCount(): number {
    return 0;
  }

  /**
   * Stores the handoff, delivers it and stores the outcome, unless a handoff of the same conversation
   * (bot, user, conversation number) is active.
   *
   * @param dedupeWindowMs milliseconds for which a delivered handoff is active
   * @param handOff calls the agent desk; never rejects
   * @returns the outcome; `already-active` when the conversation was handed off before; `queued` when
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

/** Whether an agent was called, or delivery is queued. */
export function isAccepted({ kind }: HandoffOutcome): boolean {
  return isDelivered({ kind }) || kind === 'queued';
}

/** Whether an agent was called, by the desk or by the platform. */
export function isDelivered({ kind }: Pick<HandoffOutcome, 'kind'>): boolean {
  return kind === 'delivered' || kind === 'delegated-to-platform';
}
