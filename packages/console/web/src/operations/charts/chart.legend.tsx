import { useTranslate } from '../../i18n/translate.hook.js';
import styles from './chart.module.css';
import type { ChartData, ChartPoint, ChartSeries } from './chart.types.js';
import { useBucketLabel } from './bucket.label.hook.js';

const SWATCH_PX = 12;

interface ChartLegendProps {
  readonly data: ChartData;
  /** The point whose values are shown; those of the whole period if undefined. */
  readonly chosen: ChartPoint | undefined;
  /** The fill of a series of bars; lines if undefined. */
  readonly fillOf?: (seriesId: string) => string;
}

/** The series with their values. It keeps its place, so that no finger covers it. */
export function ChartLegend({ data, chosen, fillOf }: ChartLegendProps) {
  const text = useTranslate();
  const label = useBucketLabel(data.period);
  return (
    <div className={styles.legend} aria-hidden>
      <ul>
        {data.series.map((series) => {
          const value = chosen ? (chosen.values[series.id] ?? null) : series.overall;
          return (
            <li key={series.id}>
              <Swatch series={series} fill={fillOf?.(series.id)} />
              <span>{series.label}</span>
              <b>{value === null ? text('operations.chart.none') : data.format(value)}</b>
            </li>
          );
        })}
      </ul>
      <div className={styles.when}>{chosen && label(chosen.at)}</div>
    </div>
  );
}

function Swatch({ series, fill }: { series: ChartSeries; fill: string | undefined }) {
  return (
    <svg width={SWATCH_PX} height={SWATCH_PX} className={styles.swatch}>
      {fill === undefined ? (
        <line
          y1={SWATCH_PX / 2}
          y2={SWATCH_PX / 2}
          x2={SWATCH_PX}
          stroke={series.color}
          strokeWidth={2.25}
          {...(series.isDashed && { strokeDasharray: '5 3' })}
        />
      ) : (
        <rect width={SWATCH_PX} height={SWATCH_PX} rx={2} fill={fill} />
      )}
    </svg>
  );
}
