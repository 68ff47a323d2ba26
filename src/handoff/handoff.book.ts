import type { HandoffRequest } from '../answer/agent.desk.js';

/** States of a hand-over that was written down. */
export const HANDOFF_STATES = ['pending', 'moved', 'dead', 'dropped'] as const;

/**
 * - `pending`: promised to the user, and tried until the platform answers or the chat is too old.
 * - `moved`: the chat waits for an agent.
 * - `dead`: nobody will try again by himself; an operator may.
 * - `dropped`: nobody is called, by the word of an operator or of the desk, or because another hand-over
 *   of the conversation stands.
 */
export type HandoffState = (typeof HANDOFF_STATES)[number];

/** A hand-over as it stands in the book. */
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
  readonly answer: string | undefined;
  readonly promisedAt: Date;
  /** When attempts end, because the chat is too old. */
  readonly giveUpAt: Date;
  readonly settledAt: Date | undefined;
  /** Who retried or dropped it by hand. */
  readonly changedBy: string | undefined;
}

/** Which hand-overs are asked for, latest first. */
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

/** Why a hand-over could not be retried or dropped. */
export class HandoffBookError extends Error {
  constructor(
    readonly code: 'unknown' | 'wrong-state' | 'another-stands',
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/**
 * The hand-overs that were written down, for those who operate the bot. `HaptikStorageModule`
 * brings it.
 *
 * @example
 * class MorningReport {
 *   constructor(private readonly book: HandoffBook) {}
 *
 *   async dead() {
 *     const { length } = await this.book.list({ state: 'dead' });
 *     return `${length} chats wait for somebody to decide`;
 *   }
 * }
 */
export abstract class HandoffBook {
  abstract list(filter?: HandoffFilter): Promise<readonly HandoffEntry[]>;

  /** Chats that were handed over since a moment, most first: each costs the automation rate. */
  abstract counts(since: Date): Promise<readonly HandoffCount[]>;

  /**
   * Tries a dead hand-over again, for as long as a new one is tried.
   *
   * @param by who decided that
   * @throws HandoffBookError when there is no such hand-over, it is not dead, or another one of the
   *   same conversation stands
   */
  abstract retry(id: string, by: string): Promise<HandoffEntry>;

  /**
   * Gives a dead or a pending hand-over up: nobody is called.
   *
   * @param by who decided that
   * @throws HandoffBookError when there is no such hand-over, or it was carried out
   */
  abstract drop(id: string, by: string): Promise<HandoffEntry>;
}
