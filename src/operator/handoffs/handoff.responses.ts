import {
  HANDOFF_STATES,
  type HandoffCount,
  type HandoffEntry,
  type HandoffState,
} from '../../handoff/handoff.repository.js';

/** A page of handoffs, latest first. */
export interface HandoffPage {
  readonly entries: readonly HandoffEntry[];
  /** The value of `after` for the next page; null on the last page. */
  readonly next: string | null;
}

/** Number of handoffs since a point in time. */
export interface HandoffTotals {
  readonly since: Date;
  /** Totals of all bots, nodes and reasons. */
  readonly total: Pick<HandoffCount, 'count' | 'states'>;
  readonly counts: readonly HandoffCount[];
}

/** The first `limit` entries, and the cursor of the next page. */
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
