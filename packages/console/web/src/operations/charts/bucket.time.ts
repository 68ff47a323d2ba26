import type { Format } from '../format.js';

const DAY_MS = 86_400_000;

/** How a chart of that length writes when a bucket begins: with the weekday, if it is a day or longer. */
export function bucketTime(format: Format, lengthMs: number): (at: string | number) => string {
  return lengthMs >= DAY_MS ? format.dateTime : format.clock;
}
