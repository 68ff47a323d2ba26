import { Text, Title } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useId, useState } from 'react';
import { mergeNarrowBuckets } from './bucket.merging.js';
import { ChartLegend } from './chart.legend.js';
import styles from './chart.module.css';
import { ChartTable } from './chart.table.js';
import type { ChartData } from './chart.types.js';
import { FillPatternDefinition } from './fill.pattern.js';
import { Plot } from './plot.js';
import { plotScales } from './plot.scales.js';
import { highestSum, StackedBars } from './stacked.bars.js';
import { TimeCursor } from './time.cursor.js';
import { highestValue, ValueLines } from './value.lines.js';

interface ChartProps {
  readonly title: string;
  /** What the chart shows, in a sentence. */
  readonly summary: string;
  readonly kind: 'bars' | 'lines';
  readonly data: ChartData;
  /** A value that is always in sight, with a line. */
  readonly limit?: number;
}

/** A chart with its text, its legend, which shows the values of a chosen time, and its table. */
export function Chart({ title, summary, kind, data: allData, limit }: ChartProps) {
  const id = useId();
  const { ref, width } = useElementSize();
  const [chosenIndex, choose] = useState<number>();
  const isBars = kind === 'bars';
  const data = isBars ? mergeNarrowBuckets(allData, width) : allData;
  const { period, points, series, format } = data;
  const max = isBars ? highestSum(data) : Math.max(highestValue(data), limit ?? 0);
  const scales = plotScales({ width, period, max: max || 1, hasFractions: !isBars, format });
  const chosen = chosenIndex === undefined ? undefined : points[chosenIndex];
  const fillId = (seriesId: string): string => `${id}-${seriesId}`;
  const fillOf = (seriesId: string): string => `url(#${fillId(seriesId)})`;
  return (
    <section className={styles.chart} aria-labelledby={id}>
      <Title order={3} size="h5" id={id}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" className={styles.summary ?? ''}>
        {summary}
      </Text>
      <ChartLegend data={data} chosen={chosen} {...(isBars && { fillOf })} />
      <div ref={ref} className={styles.plot} dir="ltr">
        <svg className={styles.definitions} aria-hidden>
          <defs>
            {series.map(({ id: name, color, pattern }) => (
              <FillPatternDefinition
                key={name}
                id={fillId(name)}
                color={color}
                pattern={pattern ?? 'solid'}
              />
            ))}
          </defs>
        </svg>
        {width > 0 && (
          <>
            <Plot
              scales={scales}
              period={period}
              format={format}
              limit={limit}
              chosen={chosen && [chosen.at, Math.min(chosen.at + period.bucketMs, period.to)]}
            >
              {isBars ? (
                <StackedBars data={data} scales={scales} fillOf={fillOf} />
              ) : (
                <ValueLines data={data} scales={scales} />
              )}
            </Plot>
            <TimeCursor
              title={title}
              data={data}
              scales={scales}
              chosenIndex={chosenIndex}
              onChoose={choose}
            />
          </>
        )}
      </div>
      <ChartTable title={title} data={allData} />
    </section>
  );
}
