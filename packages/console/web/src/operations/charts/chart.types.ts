/** How an area of a chart is filled, so that it differs from others without its hue. */
export type FillPattern =
  'solid' | 'rising' | 'falling' | 'horizontal' | 'vertical' | 'cross' | 'grid' | 'dots' | 'rings';

export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  /** A CSS color; may use `light-dark()`. */
  readonly color: string;
  /** Of bars. */
  readonly pattern?: FillPattern;
  /** Of lines: a dashed one. */
  readonly isDashed?: boolean;
  /** The value for the whole period, shown beside the label. */
  readonly overall: number | null;
}

export interface ChartPoint {
  /** Start of the bucket, in milliseconds. */
  readonly at: number;
  /** By the id of the series; null without a value. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** The period of a chart. */
export interface ChartPeriod {
  readonly from: number;
  readonly to: number;
  readonly bucketMs: number;
}

export interface ChartData {
  readonly period: ChartPeriod;
  readonly series: readonly ChartSeries[];
  readonly points: readonly ChartPoint[];
  /** Writes a value of the vertical axis. */
  readonly format: (value: number) => string;
}
