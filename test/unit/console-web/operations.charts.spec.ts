import * as fc from 'fast-check';
import { bucketTime } from '../../../packages/console/web/src/operations/charts/bucket.time.js';
import { mergeNarrowBuckets } from '../../../packages/console/web/src/operations/charts/bucket.merging.js';
import type { ChartData } from '../../../packages/console/web/src/operations/charts/chart.types.js';
import { createFormat } from '../../../packages/console/web/src/operations/format.js';

const BUCKET_MS = 60_000;

function chartOf(counts: readonly number[]): ChartData {
  return {
    period: { from: 0, to: counts.length * BUCKET_MS, bucketMs: BUCKET_MS },
    series: [],
    points: counts.map((calls, index) => ({ at: index * BUCKET_MS, values: { calls } })),
    format: String,
  };
}

function totalOf({ points }: ChartData): number {
  return points.reduce((sum, { values }) => sum + (values['calls'] ?? 0), 0);
}

describe('the bars of a chart', () => {
  it('are each a bucket while there is room', () => {
    const data = chartOf([1, 2, 3]);
    expect(mergeNarrowBuckets(data, 300)).toBe(data);
    expect(mergeNarrowBuckets(data, 0)).toBe(data);
  });

  it('show several buckets on a phone', () => {
    const { points, period } = mergeNarrowBuckets(chartOf([1, 2, 3, 4, 5]), 12);
    expect(points.map(({ at, values }) => [at, values['calls']])).toEqual([
      [0, 3],
      [2 * BUCKET_MS, 7],
      [4 * BUCKET_MS, 5],
    ]);
    expect(period.bucketMs).toBe(2 * BUCKET_MS);
  });

  it('lose no call, at any width', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.integer({ min: 0, max: 400 }), (counts, width) => {
        const data = chartOf(counts);
        const merged = mergeNarrowBuckets(data, width);
        expect(totalOf(merged)).toBe(totalOf(data));
      }),
    );
  });
});

describe('the figures of the status page', () => {
  const format = createFormat('en');

  it('write the times of a day with the weekday, whether it has 96 buckets or some more', () => {
    const hourMs = 3_600_000;
    const [hour, day, longDay] = [1.2, 24, 25.75].map((hours) =>
      bucketTime(format, hours * hourMs)(Date.UTC(2026, 2, 1, 12)),
    );
    expect(longDay).toBe(day);
    expect(day).toContain('Sun');
    expect(hour).not.toContain('Sun');
  });

  it('never write a share as none or all that is not', () => {
    expect([0, 0.0004, 0.054, 0.123, 0.9996, 1, 1.26].map(format.share)).toEqual([
      '0%',
      '<0.1%',
      '5.4%',
      '12%',
      '99%',
      '100%',
      '126%',
    ]);
  });

  it('write periods in whole units', () => {
    expect([-3, 1, 59, 119, 120, 7_100, 7_200, 200_000].map(format.period)).toEqual([
      '0 seconds',
      '1 second',
      '59 seconds',
      '119 seconds',
      '2 minutes',
      '118 minutes',
      '2 hours',
      '2 days',
    ]);
  });
});
