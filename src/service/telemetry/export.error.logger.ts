import { Logger } from '@nestjs/common';
import { errorCode } from 'nestjs-haptik/internal';

const INTERVAL_MS = 600_000;

/** Logs that a collector does not take metrics or traces, once in ten minutes. The SDK itself is silent. */
export class ExportErrorLogger {
  readonly #logger = new Logger('Service');
  #loggedAt = Number.NEGATIVE_INFINITY;

  /** @param error its message is not logged: it can contain the URL */
  log(error: unknown): void {
    if (performance.now() - this.#loggedAt < INTERVAL_MS) return;
    this.#loggedAt = performance.now();
    this.#logger.warn(
      `Metrics or traces were not sent to the collector (${describe(error)}). Check OTEL_EXPORTER_OTLP_ENDPOINT and the ` +
        'collector. Calls are answered.',
    );
  }
}

function describe(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return typeof code === 'number' ? `HTTP status ${code}` : errorCode(error);
}
