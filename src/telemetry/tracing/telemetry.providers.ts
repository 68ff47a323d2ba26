import { createNoopMeter, metrics, ProxyTracerProvider, trace } from '@opentelemetry/api';
import { Injectable } from '@nestjs/common';

/** Scope of the meter and of the tracer. */
export const TELEMETRY_SCOPE = 'nestjs-haptik';

/**
 * Whether an SDK of OpenTelemetry is registered. The API has no event for that, so it is asked once for each
 * call; without an SDK the answer costs two property reads.
 */
@Injectable()
export class TelemetryProviders {
  /** Whether spans are recorded, as of the last call of `refresh`. */
  isTracing = false;
  /** Called when a meter provider was registered. */
  onMetering: (() => void) | undefined;
  #isMetering = false;
  readonly #noopMeter = createNoopMeter();
  readonly #noopTracing = new ProxyTracerProvider().getDelegate();

  refresh(): void {
    const provider = trace.getTracerProvider();
    this.isTracing = !(
      provider instanceof ProxyTracerProvider && provider.getDelegate() === this.#noopTracing
    );
    if (this.#isMetering || metrics.getMeter(TELEMETRY_SCOPE) === this.#noopMeter) return;
    this.#isMetering = true;
    this.onMetering?.();
  }
}
