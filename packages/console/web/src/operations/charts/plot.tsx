import type { ReactNode } from 'react';
import { useFormat } from '../format.hook.js';
import styles from './chart.module.css';
import type { ChartPeriod } from './chart.types.js';
import type { PlotScales } from './plot.scales.js';
import { timeTicks } from './time.ticks.js';

interface PlotProps {
  readonly scales: PlotScales;
  readonly period: ChartPeriod;
  readonly format: (value: number) => string;
  /** A value with a line. */
  readonly limit: number | undefined;
  /** Start and end of the chosen bucket. */
  readonly chosen: readonly [number, number] | undefined;
  readonly children: ReactNode;
}

/** Axes and grid around bars or lines. Only to be seen: the range field and the table have its values. */
export function Plot({ scales, period, format, limit, chosen, children }: PlotProps) {
  const { x, y, width, height, margin, yTicks } = scales;
  const { top, left, right, bottom } = margin;
  return (
    <svg
      className={styles.svg}
      width={width + left + right}
      height={height + top + bottom}
      aria-hidden
    >
      <g transform={`translate(${left},${top})`}>
        {yTicks.map((value) => (
          <g key={value} transform={`translate(0,${y(value)})`}>
            <line x2={width} className={value === 0 ? styles.base : styles.grid} />
            <text x={-6} dy="0.32em" textAnchor="end">
              {format(value)}
            </text>
          </g>
        ))}
        {chosen && (
          <rect
            className={styles.chosen}
            x={x(chosen[0])}
            width={Math.max(2, x(chosen[1]) - x(chosen[0]))}
            height={height}
          />
        )}
        {children}
        {limit !== undefined && (
          <line className={styles.limit} x2={width} y1={y(limit)} y2={y(limit)} />
        )}
        <TimeAxis period={period} width={width} height={height} />
      </g>
    </svg>
  );
}

function TimeAxis({
  period,
  width,
  height,
}: {
  period: ChartPeriod;
  width: number;
  height: number;
}) {
  const format = useFormat();
  return timeTicks(period, width, format).map(({ x, label }) => (
    <g key={x} transform={`translate(${x},${height})`}>
      <line y2={4} className={styles.base} />
      <text y={17} textAnchor="middle">
        {label}
      </text>
    </g>
  ));
}
