const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A length of time for which calls are added up. */
export interface StatisticsPeriod {
  readonly minutes: PeriodMinutes;
  readonly retentionMs: number;
}

export type PeriodMinutes = 1 | 15 | 120 | 1440;

/**
 * Each call is counted in the rows of its bot, which charts need, and in those of its node, of which only the sum of a
 * range is shown. Therefore nodes have longer periods: an hour, a day and a week are read from at most 13 rows per
 * node and replica, and from about 100 per bot.
 */
export const BOT_PERIODS: readonly PeriodMinutes[] = [1, 15, 120];
export const NODE_PERIODS: readonly PeriodMinutes[] = [15, 120, 1440];

export const STATISTICS_PERIODS: readonly StatisticsPeriod[] = [
  { minutes: 1, retentionMs: 3 * HOUR_MS },
  { minutes: 15, retentionMs: 48 * HOUR_MS },
  { minutes: 120, retentionMs: 9 * 24 * HOUR_MS },
  { minutes: 1440, retentionMs: 9 * 24 * HOUR_MS },
];

/** Start of the period in UTC that contains a time, in milliseconds since 1970. */
export function startOfPeriod(minutes: PeriodMinutes, at: number): number {
  const length = minutes * MINUTE_MS;
  return Math.floor(at / length) * length;
}
