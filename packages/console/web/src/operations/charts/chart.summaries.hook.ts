import type { OperationsOverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { useFormat } from '../format.hook.js';
import type { CallBucketJson } from '../operations.types.js';
import { bucketTime } from './bucket.time.js';

/** What each chart shows, in a sentence. */
export function useChartSummaries(overview: OperationsOverviewJson) {
  const text = useTranslate();
  const format = useFormat();
  const { total, buckets, bucketMs } = overview;
  const period = text('operations.period', { range: overview.range });
  const begin = bucketTime(format, bucketMs * buckets.length);
  const time = (bucket: CallBucketJson | undefined): string =>
    bucket ? begin(bucket.startsAt) : '';
  const busiest = highest(buckets, ({ calls }) => calls);
  const slowest = highest(buckets, ({ deadlineShareP95 }) => deadlineShareP95 ?? 0);
  const mostHandoffs = highest(buckets, ({ handoffs }) => handoffs);
  const failed = buckets.filter(({ failures }) => failures > 0);
  const [main] = total.failuresByCause;
  const { deadlineShareP50: p50, deadlineShareP95: p95 } = total;
  return {
    calls:
      total.calls === 0
        ? text('operations.chart.calls.idle', { period })
        : text('operations.chart.calls.summary', {
            calls: total.calls,
            failures: total.failures,
            period,
            time: time(busiest),
            peak: format.number(busiest?.calls ?? 0),
          }),
    causes: main
      ? text('operations.chart.causes.summary', {
          count: total.failures,
          cause: text(`operations.cause.${main.cause}`),
          from: time(failed[0]),
          to: time(failed.at(-1)),
        })
      : text('operations.chart.causes.none', { period }),
    speed:
      p50 === null || p95 === null
        ? text('operations.chart.calls.idle', { period })
        : text('operations.chart.speed.summary', {
            p50: format.upperShare(p50),
            p95: format.upperShare(p95),
            time: time(slowest),
            peak: format.share(slowest?.deadlineShareP95 ?? 0),
          }),
    handoffs:
      total.handoffs === 0
        ? text('operations.chart.handoffs.none', { period })
        : text('operations.chart.handoffs.summary', {
            count: total.handoffs,
            period,
            share: format.share(total.handoffShare ?? 0),
            time: time(mostHandoffs),
            peak: format.number(mostHandoffs?.handoffs ?? 0),
          }),
  };
}

/** The bucket with the highest value, the latest of equal ones. */
function highest(
  buckets: readonly CallBucketJson[],
  valueOf: (bucket: CallBucketJson) => number,
): CallBucketJson | undefined {
  return buckets.reduce<CallBucketJson | undefined>(
    (best, bucket) => (best && valueOf(best) > valueOf(bucket) ? best : bucket),
    undefined,
  );
}
