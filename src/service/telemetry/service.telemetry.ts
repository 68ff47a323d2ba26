import { Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { errorCode, withTimeout } from 'nestjs-haptik/internal';
import type { MetricsConfig } from '../config/service.config.js';
import { explainListenError } from '../listen.error.js';
import { MetricsExporter } from './metrics.exporter.js';
import { MetricsServer } from './metrics.server.js';
import { registerOpenTelemetry } from './open.telemetry.js';
import { readTelemetryEnvironment } from './telemetry.environment.js';

/** Maximum time in which a collector gets what is left: one that does not answer must not delay the stop. */
const STOP_TIMEOUT_MS = 3_000;

/**
 * Metrics for Prometheus, and metrics and traces by OTLP. Created before the application, so that the SDK is registered
 * first; Nest calls its hooks.
 */
export class ServiceTelemetry implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger('Service');

  private constructor(
    private readonly config: MetricsConfig,
    private readonly server: MetricsServer,
    private readonly stop: () => Promise<void>,
  ) {}

  /** Undefined when OTEL_SDK_DISABLED is `true`. */
  static create(config: MetricsConfig, env: NodeJS.ProcessEnv): ServiceTelemetry | undefined {
    const environment = readTelemetryEnvironment(env);
    if (environment.isDisabled) return undefined;
    const exporter = new MetricsExporter();
    const stop = registerOpenTelemetry(environment, exporter);
    return new ServiceTelemetry(config, new MetricsServer(exporter), stop);
  }

  /** Called by Nest. Bots are answered without metrics, too, so a port that is taken is only logged. */
  async onApplicationBootstrap(): Promise<void> {
    const { port, host } = this.config;
    try {
      this.#logger.log(`Metrics: ${await this.server.listen(port, host)}`);
    } catch (error) {
      const settings = { hostSetting: 'HAPTIK_METRICS_HOST', portSetting: 'HAPTIK_METRICS_PORT' };
      const cause = explainListenError(error, { host, port, ...settings });
      this.#logger.error(
        `Metrics are not served: ${cause ?? `${errorCode(error)}.`} Calls are answered.`,
      );
    }
  }

  /** Called by Nest, after the last call was answered. */
  async onApplicationShutdown(): Promise<void> {
    this.server.close();
    await withTimeout<void>(STOP_TIMEOUT_MS, this.stop, () => undefined);
  }
}
