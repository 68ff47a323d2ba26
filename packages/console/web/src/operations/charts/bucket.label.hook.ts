import { useTranslate } from '../../i18n/translate.hook.js';
import { useFormat } from '../format.hook.js';
import { bucketTime } from './bucket.time.js';
import type { ChartPeriod } from './chart.types.js';

/** Returns a function that names the span of a bucket: `09:15 to 09:30`. */
export function useBucketLabel({ from, to, bucketMs }: ChartPeriod): (at: number) => string {
  const text = useTranslate();
  const format = useFormat();
  const start = bucketTime(format, to - from);
  return (at) =>
    text('operations.chart.span', {
      from: start(at),
      to: at + bucketMs >= to ? text('operations.chart.now') : format.clock(at + bucketMs),
    });
}
