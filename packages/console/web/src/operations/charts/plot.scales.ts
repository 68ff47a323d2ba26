import { scaleLinear } from '@visx/scale';
import type { ChartPeriod } from './chart.types.js';

const HEIGHT_PX = 132;
const TOP_PX = 8;
const RIGHT_PX = 4;
const BOTTOM_PX = 22;
const CHARACTER_PX = 6.6;
const LABEL_GAP_PX = 8;
const Y_TICK_COUNT = 3;

export interface PlotScales {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly yTicks: readonly number[];
  /** Of the area inside the margins. */
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
}

interface PlotScaleOptions {
  /** Of the whole chart. */
  readonly width: number;
  readonly period: ChartPeriod;
  readonly max: number;
  readonly hasFractions: boolean;
  readonly format: (value: number) => string;
}

/** Scales that begin at zero and leave room for their labels. */
export function plotScales(options: PlotScaleOptions): PlotScales {
  const { period, max, hasFractions, format } = options;
  const y = scaleLinear({ domain: [0, max], range: [HEIGHT_PX, 0], nice: Y_TICK_COUNT });
  const yTicks = y.ticks(Y_TICK_COUNT).filter((value) => hasFractions || Number.isInteger(value));
  const left =
    Math.max(...yTicks.map((value) => format(value).length)) * CHARACTER_PX + LABEL_GAP_PX;
  const width = Math.max(0, options.width - left - RIGHT_PX);
  const x = scaleLinear({ domain: [period.from, period.to], range: [0, width] });
  return {
    x: (at) => x(at),
    y: (value) => y(value),
    yTicks,
    width,
    height: HEIGHT_PX,
    margin: { top: TOP_PX, right: RIGHT_PX, bottom: BOTTOM_PX, left },
  };
}
