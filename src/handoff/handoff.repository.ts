import type { HandoffRequest } from './desk/agent.desk.js';

/** The states of a stored handoff. */
export const HANDOFF_STATES = [
  'pending',
  'delivered',
  'expired',
  'dead-letter',
  'cancelled',
] as const;

/**
 * - `pending`: promised to the user, and retried until the platform answers or the handoff expires.
 * - `delivered`: the chat waits for an agent.
 * - `expired`: not delivered in time. An operator can retry it.
 * - `dead-letter`: the platform refused it. An operator can retry it.
 * - `cancelled`: no agent is called: an operator or the desk cancelled it, or another handoff of the
 *   conversation is active.
 */
export type HandoffState = (typeof HANDOFF_STATES)[number];

/** A stored handoff. */
export interface HandoffEntry {
  readonly id: string;
  readonly bot: string;
  readonly node: string;
  readonly reason: HandoffRequest['reason'];
  readonly team: string | undefined;
  /** Haptik's name of the user: personal. */
  readonly userName: string;
  readonly conversationNo: string | undefined;
  readonly state: HandoffState;
  readonly attempts: number;
  /** The error message of Haptik, or why it was unreachable; undefined without an error. */
  readonly lastError: string | undefined;
  readonly createdAt: Date;
  /** Delivery is not attempted after this time. */
  readonly expiresAt: Date;
  readonly settledAt: Date | undefined;
  /** The operator who retried or cancelled it. */
  readonly changedBy: string | undefined;
}

/** Selects handoffs. */
export interface HandoffFilter {
  readonly state?: HandoffState | undefined;
  readonly bot?: string | undefined;
  readonly node?: string | undefined;
  /** Id of the last handoff of the previous page. */
  readonly after?: string | undefined;
  /** @default 50 */
  readonly limit?: number | undefined;
}

/** The number of handoffs for one reason at one node. */
export interface HandoffCount {
  readonly bot: string;
  readonly node: string;
  readonly reason: HandoffRequest['reason'];
  readonly count: number;
  /** The number in each state. */
  readonly states: Readonly<Record<HandoffState, number>>;
}

/** The number of handoffs that are pending, and the age of the oldest. */
export interface PendingHandoffs {
  readonly count: number;
  /** When the oldest of them was created; undefined when there is none. */
  readonly oldestAt: Date | undefined;
}

/** A handoff cannot be retried or cancelled. */
export class HandoffRepositoryError extends Error {
  constructor(
    readonly code: 'not-found' | 'invalid-state' | 'already-active',
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/**
 * The stored handoffs, for operators. `HaptikStorageModule` provides it.
 *
 * @example
 * class MorningReport {
 *   constructor(private readonly handoffs: HandoffRepository) {}
 *
 *   async expired() {
 *     const { length } = await this.handoffs.list({ state: 'expired' });
 *     return `${length} chats were not handed off in time.`;
 *   }
 * }
 */
export abstract class HandoffRepository {
  /** Handoffs, latest first. */
  abstract list(filter?: HandoffFilter): Promise<readonly HandoffEntry[]>;

  /** Counts the handoffs created since a time, highest count first. */
  abstract counts(since: Date): Promise<readonly HandoffCount[]>;

  /** The pending handoffs, for metrics. */
  abstract pending(): Promise<PendingHandoffs>;

  /**
   * Makes an expired handoff or a dead letter pending again. It expires as late as a new one.
   *
   * @param by the operator
   * @throws HandoffRepositoryError when there is no such handoff, its state does not allow a retry, or
   *   another handoff of the conversation is active
   */
  abstract retry(id: string, by: string): Promise<HandoffEntry>;

  /**
   * Cancels a pending or expired handoff, or a dead letter. No agent is called.
   *
   * @param by the operator
   * @throws HandoffRepositoryError when there is no such handoff, or it was delivered or cancelled
   */
  abstract cancel(id: string, by: string): Promise<HandoffEntry>;
}
