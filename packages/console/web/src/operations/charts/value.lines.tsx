import { LinePath } from '@visx/shape';
import type { ChartData, ChartPoint, ChartSeries } from './chart.types.js';
import type { PlotScales } from './plot.scales.js';

const DOT_RADIUS_PX = 2;

/** A line for each series. It is broken where a bucket has no value, and a single value is a dot. */
export function ValueLines({ data, scales }: { data: ChartData; scales: PlotScales }) {
  return data.series.map((series) => (
    <ValueLine key={series.id} series={series} data={data} scales={scales} />
  ));
}

function ValueLine(props: { series: ChartSeries; data: ChartData; scales: PlotScales }) {
  const { series, data, scales } = props;
  const { points, period } = data;
  const valueOf = ({ values }: ChartPoint): number | null => values[series.id] ?? null;
  const x = ({ at }: ChartPoint): number => scales.x(at + period.bucketMs / 2);
  const y = (point: ChartPoint): number => scales.y(valueOf(point) ?? 0);
  const hasValue = (point: ChartPoint | undefined): boolean =>
    point !== undefined && valueOf(point) !== null;
  return (
    <>
      <LinePath
        data={[...points]}
        x={x}
        y={y}
        defined={hasValue}
        stroke={series.color}
        strokeWidth={series.isDashed ? 1.75 : 2.25}
        {...(series.isDashed && { strokeDasharray: '5 3' })}
      />
      {points.map((point, index) =>
        hasValue(point) && !hasValue(points[index - 1]) && !hasValue(points[index + 1]) ? (
          <circle
            key={point.at}
            cx={x(point)}
            cy={y(point)}
            r={DOT_RADIUS_PX}
            fill={series.color}
          />
        ) : null,
      )}
    </>
  );
}

/** The highest value of a series. */
export function highestValue({ points }: ChartData): number {
  return Math.max(0, ...points.flatMap(({ values }) => Object.values(values)).map((v) => v ?? 0));
}
