import { scaleTime } from '@visx/scale';
import type { Format } from '../format.js';
import type { ChartPeriod } from './chart.types.js';

const DAY_MS = 86_400_000;
const TICK_WIDTH_PX = 76;
const HALF_LABEL_PX = 24;

interface TimeTick {
  readonly x: number;
  readonly label: string;
}

/** Ticks at round times of the operator's zone, as many as fit. */
export function timeTicks({ from, to }: ChartPeriod, width: number, format: Format): TimeTick[] {
  const scale = scaleTime({ domain: [from, to], range: [0, width] });
  const isLong = to - from > 2 * DAY_MS;
  return scale
    .ticks(Math.max(2, Math.floor(width / TICK_WIDTH_PX)))
    .map((date) => ({
      x: scale(date),
      label: isLong ? format.weekday(date.getTime()) : format.clock(date.getTime()),
    }))
    .filter(({ x, label }, index, all) => {
      // Several ticks of a day have the same label.
      const isFirst = all[index - 1]?.label !== label;
      return isFirst && x >= HALF_LABEL_PX / 2 && x <= width - HALF_LABEL_PX;
    });
}
