import type { ChartData, ChartPoint } from './chart.types.js';

/** Bars narrower than this cannot be told apart. */
const MIN_BAR_STEP_PX = 4;

/** Adds neighboring buckets until their bars are wide enough. */
export function mergeNarrowBuckets(data: ChartData, width: number): ChartData {
  const { points, period } = data;
  const factor = Math.ceil((points.length * MIN_BAR_STEP_PX) / width);
  if (factor <= 1 || !Number.isFinite(factor)) return data;
  const merged: ChartPoint[] = [];
  for (let start = 0; start < points.length; start += factor)
    merged.push(sumOf(points.slice(start, start + factor)));
  return { ...data, points: merged, period: { ...period, bucketMs: period.bucketMs * factor } };
}

function sumOf(points: readonly ChartPoint[]): ChartPoint {
  const values: Record<string, number> = {};
  for (const point of points)
    for (const [id, value] of Object.entries(point.values))
      values[id] = (values[id] ?? 0) + (value ?? 0);
  return { at: points[0]?.at ?? 0, values };
}
