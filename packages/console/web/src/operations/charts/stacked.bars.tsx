import type { ChartData } from './chart.types.js';
import type { PlotScales } from './plot.scales.js';

const GAP_PX = 1;
/** One failure among thousands of calls can still be seen. */
const MIN_HEIGHT_PX = 2;

interface StackedBarsProps {
  readonly data: ChartData;
  readonly scales: PlotScales;
  readonly fillOf: (seriesId: string) => string;
}

/** A bar for each bucket, the first series at its foot. */
export function StackedBars({ data, scales, fillOf }: StackedBarsProps) {
  const { x, y, height } = scales;
  return data.points.map(({ at, values }) => {
    const left = x(at);
    const right = Math.min(x(at + data.period.bucketMs), scales.width);
    let top = height;
    return (
      <g key={at}>
        {data.series.map(({ id }) => {
          const value = values[id] ?? 0;
          if (value === 0) return null;
          const size = Math.max(height - y(value), MIN_HEIGHT_PX);
          top -= size;
          return (
            <rect
              key={id}
              x={left + GAP_PX / 2}
              width={Math.max(1, right - left - GAP_PX)}
              y={top}
              height={size}
              fill={fillOf(id)}
            />
          );
        })}
      </g>
    );
  });
}

/** The height of the highest bar. */
export function highestSum({ points }: ChartData): number {
  return Math.max(
    0,
    ...points.map(({ values }) =>
      Object.values(values).reduce<number>((sum, value) => sum + (value ?? 0), 0),
    ),
  );
}
