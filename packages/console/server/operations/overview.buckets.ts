import type { PeriodMinutes } from '@nestjs-haptik/storage/internal';
import type { OverviewRange } from './operations.overview.views.js';

const MINUTE_MS = 60_000;

/** Length and number of the buckets of each range. */
const BUCKETS: Readonly<Record<OverviewRange, { minutes: PeriodMinutes; count: number }>> = {
  hour: { minutes: 1, count: 60 },
  day: { minutes: 15, count: 96 },
  week: { minutes: 120, count: 84 },
};

/** The buckets of a range: full multiples of their length in UTC, the last one contains `now`. */
export class OverviewBuckets {
  readonly minutes: PeriodMinutes;
  readonly bucketMs: number;
  readonly from: Date;
  readonly to: Date;
  /** Start of each bucket. */
  readonly starts: readonly Date[];

  constructor(range: OverviewRange, now: Date) {
    const { minutes, count } = BUCKETS[range];
    this.minutes = minutes;
    this.bucketMs = minutes * MINUTE_MS;
    const end = (Math.floor(now.getTime() / this.bucketMs) + 1) * this.bucketMs;
    this.to = new Date(end);
    this.from = new Date(end - count * this.bucketMs);
    this.starts = Array.from(
      { length: count },
      (_, index) => new Date(this.from.getTime() + index * this.bucketMs),
    );
  }
}
