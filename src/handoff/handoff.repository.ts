import type { HandoffRequest } from './desk/agent.desk.js';

/** States of a handoff that was written down. */
export const HANDOFF_STATES = ['pending', 'delivered', 'dead-letter', 'cancelled'] as const;

/**
 * - `pending`: promised to the user, and tried until the platform answers or the chat is too old.
 * - `delivered`: the chat waits for an agent.
 * - `dead-letter`: not retried automatically; an operator can retry it.
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
  /** Haptik's own words, or what kept it from being reached; absent when nothing did. */
  readonly lastError: string | undefined;
  readonly createdAt: Date;
  /** When attempts end, because the chat is too old. */
  readonly expiresAt: Date;
  readonly settledAt: Date | undefined;
  /** Who retried or dropped it by hand. */
  readonly changedBy: string | undefined;
}

/** Which handoffs are asked for, latest first. */
export interface HandoffFilter {
  readonly state?: HandoffState | undefined;
  readonly bot?: string | undefined;
  readonly node?: string | undefined;
  /** Only those after this one, by its id: the last of the page before. */
  readonly after?: string | undefined;
  /** @default 50 */
  readonly limit?: number | undefined;
}

/** How many chats were handed over for one reason at one node. */
export interface HandoffCount {
  readonly bot: string;
  readonly node: string;
  readonly reason: HandoffRequest['reason'];
  readonly count: number;
  /** Of those, how many are in each state. */
  readonly states: Readonly<Record<HandoffState, number>>;
}

/** Why a handoff could not be retried or dropped. */
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
 * The handoffs that were written down, for those who operate the bot. `HaptikStorageModule`
 * brings it.
 *
 * @example
 * class MorningReport {
 *   constructor(private readonly book: HandoffRepository) {}
 *
 *   async deadLetters() {
 *     const { length } = await this.book.list({ state: 'dead-letter' });
 *     return `${length} chats wait for a decision`;
 *   }
 * }
 */
export abstract class HandoffRepository {
  abstract list(filter?: HandoffFilter): Promise<readonly HandoffEntry[]>;

  /** Chats that were handed over since a moment, most first: each costs the automation rate. */
  abstract counts(since: Date): Promise<readonly HandoffCount[]>;

  /**
   * Tries a dead handoff again, for as long as a new one is tried.
   *
   * @param by who decided that
   * @throws HandoffRepositoryError when there is no such handoff, it is not dead, or another one of the
   *   same conversation is active
   */
  abstract retry(id: string, by: string): Promise<HandoffEntry>;

  /**
   * Cancels a dead or a pending handoff: no agent is called.
   *
   * @param by who decided that
   * @throws HandoffRepositoryError when there is no such handoff, or it was carried out
   */
  abstract cancel(id: string, by: string): Promise<HandoffEntry>;
}
