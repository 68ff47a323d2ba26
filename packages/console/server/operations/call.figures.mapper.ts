import { type CallStatisticsReport, CallTally } from '@nestjs-haptik/storage/internal';
import type { CallBucketView, CallFiguresView } from './call.figures.views.js';

/** The fields of the view without its class, so that views of several parts can be composed. */
export type CallFigures = Pick<CallFiguresView, keyof CallFiguresView>;

export function toCallFigures(tally: CallTally): CallFigures {
  const { calls, successes, handoffs, causes, durations, deadlineShares } = tally;
  const failuresByCause = [...causes].map(([cause, count]) => ({ cause, count }));
  return {
    calls,
    successes,
    failures: calls - successes,
    failuresByCause: failuresByCause.toSorted((a, b) => b.count - a.count),
    handoffs,
    handoffShare: calls === 0 ? null : handoffs / calls,
    deadlineShareP50: toRounded(deadlineShares.quantile(0.5)),
    deadlineShareP95: toRounded(deadlineShares.quantile(0.95)),
    durationMsP50: toRounded(durations.quantile(0.5)),
    durationMsP95: toRounded(durations.quantile(0.95)),
  };
}

/** More digits than four would be noise: see `quantileError`. */
function toRounded(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toPrecision(4));
}

/** Figures of the periods that begin at the given times, zero where there were no calls. */
export function toBuckets(
  { periods }: CallStatisticsReport,
  starts: readonly Date[],
): CallBucketView[] {
  const empty = new CallTally();
  return starts.map((startsAt) => ({
    startsAt,
    ...toCallFigures(periods.get(startsAt.getTime()) ?? empty),
  }));
}
