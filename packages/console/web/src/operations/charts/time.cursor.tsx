import type { CSSProperties, PointerEvent } from 'react';
import { useTranslate } from '../../i18n/translate.hook.js';
import { useBucketLabel } from './bucket.label.hook.js';
import styles from './chart.module.css';
import type { ChartData } from './chart.types.js';
import type { PlotScales } from './plot.scales.js';

interface TimeCursorProps {
  readonly title: string;
  readonly data: ChartData;
  readonly scales: PlotScales;
  readonly chosenIndex: number | undefined;
  readonly onChoose: (index: number | undefined) => void;
}

/**
 * A range field over the bars, which chooses a bucket by mouse, finger, keyboard or screen reader.
 * Its thumb is as wide as a bucket, so that the browser chooses the bucket under the pointer.
 */
export function TimeCursor({ title, data, scales, chosenIndex, onChoose }: TimeCursorProps) {
  const text = useTranslate();
  const label = useBucketLabel(data.period);
  const { points, series, format } = data;
  const last = points.length - 1;
  const point = points[chosenIndex ?? last];
  const values = series.map(({ id, label: name }) => {
    const value = point?.values[id] ?? null;
    return text('operations.chart.value', {
      label: name,
      value: value === null ? text('operations.chart.none') : format(value),
    });
  });
  const onPointerMove = (event: PointerEvent<HTMLInputElement>): void => {
    if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - left) / width) * points.length);
    onChoose(Math.min(Math.max(index, 0), last));
  };
  const style: CSSProperties & Record<'--bucket', string> = {
    left: scales.margin.left,
    width: scales.width,
    '--bucket': `${scales.width / points.length}px`,
  };
  return (
    <input
      type="range"
      className={styles.cursor}
      style={style}
      min={0}
      max={last}
      value={chosenIndex ?? last}
      aria-label={text('operations.chart.inspect', { title })}
      aria-valuetext={point && `${label(point.at)}, ${values.join(', ')}`}
      onChange={(event) => onChoose(Number(event.currentTarget.value))}
      onFocus={() => onChoose(chosenIndex ?? last)}
      onBlur={() => onChoose(undefined)}
      onPointerMove={onPointerMove}
      onPointerLeave={({ pointerType }) => pointerType === 'mouse' && onChoose(undefined)}
    />
  );
}
