// The listener with telemetry: <kind of TELEMETRY in ../../trials/telemetry.js>
import { metrics, trace, context, propagation } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { HaptikTracer } from '../../../dist/telemetry/tracing/haptik.tracer.js';
import { TelemetryProviders } from '../../../dist/telemetry/tracing/telemetry.providers.js';

const [, , kind] = process.argv;
if (kind === 'removed') removeTelemetry();
if (kind === 'metrics' || kind === 'traces') recordMetrics();
if (kind === 'traces') recordTraces();
process.argv[2] = 'listener';
await import('./haptik.js');

/** What the library would do without a line of code for telemetry. */
function removeTelemetry() {
  TelemetryProviders.prototype.refresh = () => undefined;
  Object.assign(HaptikTracer.prototype, {
    startWebhook: () => undefined,
    within: (_webhook, work) => work(),
    trace: (_name, work) => work(),
    traceSync: (_name, work) => work(),
    annotate: () => undefined,
  });
}

function recordMetrics() {
  const reader = new PrometheusExporter({ preventServerStart: true });
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
}

/** Records each call, and drops the spans instead of sending them. */
function recordTraces() {
  const exporter = {
    export: (_spans, done) => done({ code: 0 }),
    shutdown: () => Promise.resolve(),
    forceFlush: () => Promise.resolve(),
  };
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new BatchSpanProcessor({ exporter })] }),
  );
}
