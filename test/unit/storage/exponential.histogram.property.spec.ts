import * as fc from 'fast-check';
import {
  ExponentialHistogram,
  QUANTILE_ERROR,
} from '../../../packages/storage/src/statistics/exponential.histogram.js';
import { caseCountForRun } from '../../support/values/property.cases.js';

/** Milliseconds and shares of a deadline: from the smallest to the largest bucket. */
const value = fc.double({ min: 2 ** -13, max: 2 ** 19, noNaN: true });
const replica = fc.array(value, { maxLength: 200 });

function histogramOf(values: readonly number[]): ExponentialHistogram {
  const histogram = new ExponentialHistogram();
  for (const one of values) histogram.add(one);
  return histogram;
}

describe('histograms of replicas', () => {
  it('add up to the quantiles of all values, within the stated error', () => {
    fc.assert(
      fc.property(
        fc.array(replica, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (replicas, q) => {
          const sum = new ExponentialHistogram();
          for (const values of replicas) {
            const stored = JSON.parse(JSON.stringify(histogramOf(values))) as Record<
              string,
              number
            >;
            sum.addCounts(stored);
          }
          const all = replicas.flat().toSorted((a, b) => a - b);
          const exact = all[Math.ceil(q * all.length) - 1];
          const estimate = sum.quantile(q);
          // Both are undefined without a value.
          const error = Math.abs((estimate ?? 1) - (exact ?? 1)) / (exact ?? 1);
          expect(estimate === undefined).toBe(exact === undefined);
          expect(error).toBeLessThan(QUANTILE_ERROR + 1e-9);
        },
      ),
      { numRuns: caseCountForRun(20_000) },
    );
  });

  it('count every number, also outside of the buckets', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 1, maxLength: 50 }), (values) => {
        const counts = Object.values(histogramOf(values).toJSON());
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
      }),
      { numRuns: caseCountForRun(2_000) },
    );
  });
});
