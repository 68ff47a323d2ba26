import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';

/**
 * Time series of a metric. The nodes and bots of the application bound them; beyond the limit of the SDK, 2,000, the
 * nodes that appear last would lose their names, which are those that begin to fail.
 */
export const MAX_TIME_SERIES = 100_000;

/** Reads the metrics for Prometheus. It does not serve them. */
export class MetricsExporter extends PrometheusExporter {
  constructor() {
    super({ preventServerStart: true });
  }

  override selectCardinalityLimit(): number {
    return MAX_TIME_SERIES;
  }
}
