import type { CallStatisticsRange, PeriodMinutes } from '@nestjs-haptik/storage/internal';
import type { OverviewRange } from './operations.overview.views.js';

const MINUTE_MS = 60_000;

interface RangeBuckets {
  readonly minutes: PeriodMinutes;
  /** Length of the periods of nodes. */
  readonly nodeMinutes: PeriodMinutes;
  /** Smallest number of buckets. */
  readonly count: number;
}

/** Length and number of the buckets of each range. */
const BUCKETS: Readonly<Record<OverviewRange, RangeBuckets>> = {
  hour: { minutes: 1, nodeMinutes: 15, count: 60 },
  day: { minutes: 15, nodeMinutes: 120, count: 96 },
  week: { minutes: 120, nodeMinutes: 1440, count: 84 },
};

/**
 * The buckets of a range: full multiples of their length in UTC, the last one contains `now`. The first one begins with
 * a period of the nodes, so that the figures of nodes and buckets have the same sum.
 */
export class OverviewBuckets implements CallStatisticsRange {
  readonly minutes: PeriodMinutes;
  readonly nodeMinutes: PeriodMinutes;
  readonly bucketMs: number;
  readonly from: Date;
  readonly to: Date;
  /** Start of each bucket. */
  readonly starts: readonly Date[];

  constructor(range: OverviewRange, now: Date) {
    const { minutes, nodeMinutes, count } = BUCKETS[range];
    this.minutes = minutes;
    this.nodeMinutes = nodeMinutes;
    this.bucketMs = minutes * MINUTE_MS;
    const end = floor(now.getTime(), this.bucketMs) + this.bucketMs;
    const start = floor(end - count * this.bucketMs, nodeMinutes * MINUTE_MS);
    this.to = new Date(end);
    this.from = new Date(start);
    this.starts = Array.from(
      { length: (end - start) / this.bucketMs },
      (_, index) => new Date(start + index * this.bucketMs),
    );
  }
}

function floor(at: number, lengthMs: number): number {
  return Math.floor(at / lengthMs) * lengthMs;
}
