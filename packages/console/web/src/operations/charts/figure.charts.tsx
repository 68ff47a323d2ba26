import { SimpleGrid } from '@mantine/core';
import { useMemo } from 'react';
import type { OperationsOverviewJson } from '../../api/contract.js';
import { useTranslate } from '../../i18n/translate.hook.js';
import { useFormat } from '../format.hook.js';
import type { CallBucketJson } from '../operations.types.js';
import { CAUSE_STYLES } from './cause.styles.js';
import { Chart } from './chart.js';
import type { ChartData, ChartPoint, ChartSeries } from './chart.types.js';
import { useChartSummaries } from './chart.summaries.hook.js';

const CALLS_COLOR = 'light-dark(#8b82f3, #7469ef)';
const FAILED_COLOR = 'light-dark(#b3261e, #ff8787)';
const P50_COLOR = 'light-dark(#4338ca, #a8a1f8)';
const P95_COLOR = 'light-dark(#a15c07, #fcc419)';
const DEADLINE_SHARE = 1;

/** The charts of the period. */
export function FigureCharts({ overview }: { overview: OperationsOverviewJson }) {
  const text = useTranslate();
  const format = useFormat();
  const summaries = useChartSummaries(overview);
  const { total, buckets } = overview;
  const chart = useMemo(() => {
    const period = {
      from: Date.parse(overview.from),
      to: Date.parse(overview.to),
      bucketMs: overview.bucketMs,
    };
    return (
      series: readonly ChartSeries[],
      values: (bucket: CallBucketJson) => ChartPoint['values'],
      write: ChartData['format'],
    ): ChartData => ({
      period,
      series,
      points: buckets.map((bucket) => ({
        at: Date.parse(bucket.startsAt),
        values: values(bucket),
      })),
      format: write,
    });
  }, [overview, buckets]);
  const causes = total.failuresByCause;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" style={{ alignItems: 'start' }}>
      <Chart
        title={text('operations.chart.calls')}
        summary={summaries.calls}
        kind="bars"
        data={chart(
          [
            {
              id: 'failures',
              label: text('operations.chart.failures'),
              color: FAILED_COLOR,
              pattern: 'rising',
              overall: total.failures,
            },
            {
              id: 'successes',
              label: text('operations.chart.successes'),
              color: CALLS_COLOR,
              overall: total.successes,
            },
          ],
          ({ successes, failures }) => ({ successes, failures }),
          format.number,
        )}
      />
      <Chart
        title={text('operations.chart.causes')}
        summary={summaries.causes}
        kind="bars"
        data={chart(
          causes.map(({ cause, count }) => ({
            id: cause,
            label: text(`operations.cause.${cause}`),
            ...CAUSE_STYLES[cause],
            overall: count,
          })),
          ({ failuresByCause }) =>
            Object.fromEntries(failuresByCause.map(({ cause, count }) => [cause, count])),
          format.number,
        )}
      />
      <Chart
        title={text('operations.chart.speed')}
        summary={summaries.speed}
        kind="lines"
        limit={DEADLINE_SHARE}
        data={chart(
          [
            {
              id: 'p50',
              label: text('operations.chart.speed.p50'),
              color: P50_COLOR,
              overall: total.deadlineShareP50,
            },
            {
              id: 'p95',
              label: text('operations.chart.speed.p95'),
              color: P95_COLOR,
              isDashed: true,
              overall: total.deadlineShareP95,
            },
          ],
          ({ deadlineShareP50: p50, deadlineShareP95: p95 }) => ({ p50, p95 }),
          format.share,
        )}
      />
      <Chart
        title={text('operations.chart.handoffs')}
        summary={summaries.handoffs}
        kind="bars"
        data={chart(
          [
            {
              id: 'handoffs',
              label: text('operations.chart.handoffs.series'),
              color: 'light-dark(#0b7285, #66d9e8)',
              pattern: 'falling',
              overall: total.handoffs,
            },
          ],
          ({ handoffs }) => ({ handoffs }),
          format.number,
        )}
      />
    </SimpleGrid>
  );
}
