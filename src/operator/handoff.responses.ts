import {
  HANDOFF_STATES,
  type HandoffCount,
  type HandoffEntry,
  type HandoffState,
} from '../handoff/handoff.repository.js';

/** A part of the book, latest first. */
export interface HandoffPage {
  readonly entries: readonly HandoffEntry[];
  /** What to give as `after` for the next page; null on the last one. */
  readonly next: string | null;
}

/** How many chats were handed over since a moment. */
export interface HandoffTotals {
  readonly since: Date;
  /** All of them: each chat that reaches an agent costs the bot's automation rate. */
  readonly total: Pick<HandoffCount, 'count' | 'states'>;
  readonly counts: readonly HandoffCount[];
}

/** The first `limit` entries, and whether there are more. */
export function toPage(entries: readonly HandoffEntry[], limit: number): HandoffPage {
  const page = entries.slice(0, limit);
  return { entries: page, next: entries.length > limit ? (page.at(-1)?.id ?? null) : null };
}

export function toTotals(since: Date, counts: readonly HandoffCount[]): HandoffTotals {
  const sum = (of: (count: HandoffCount) => number): number =>
    counts.reduce((total, count) => total + of(count), 0);
  const states = HANDOFF_STATES.map((state) => [state, sum((count) => count.states[state])]);
  const total = {
    count: sum(({ count }) => count),
    states: Object.fromEntries(states) as Record<HandoffState, number>,
  };
  return { since, total, counts };
}
