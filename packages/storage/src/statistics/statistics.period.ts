const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A length of time for which calls are added up. */
export interface StatisticsPeriod {
  readonly minutes: PeriodMinutes;
  readonly retentionMs: number;
}

export type PeriodMinutes = 1 | 15 | 120;

/**
 * Each call is counted in a row of each length. So an hour, a day and a week are read from at most 96
 * rows per node and replica, and the rows of minutes are soon deleted.
 */
export const STATISTICS_PERIODS: readonly StatisticsPeriod[] = [
  { minutes: 1, retentionMs: 3 * HOUR_MS },
  { minutes: 15, retentionMs: 48 * HOUR_MS },
  { minutes: 120, retentionMs: 8 * 24 * HOUR_MS },
];

/** Start of the period in UTC that contains a time, in milliseconds since 1970. */
export function startOfPeriod(minutes: PeriodMinutes, at: number): number {
  const length = minutes * MINUTE_MS;
  return Math.floor(at / length) * length;
}
