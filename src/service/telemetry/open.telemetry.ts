import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPMetricExporter as JsonMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter as JsonTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { RuntimeNodeInstrumentation } from '@opentelemetry/instrumentation-runtime-node';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  MeterProvider,
  type MetricReader,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { ExportErrorLogger } from './export.error.logger.js';
import { MAX_TIME_SERIES } from './metrics.exporter.js';
import { instrumentPostgres } from './postgres.instrumentation.js';
import { RedactingSpanExporter } from './redacting.span.exporter.js';
import type { TelemetryEnvironment } from './telemetry.environment.js';
import { createSampler } from './trace.sampler.js';

const SERVICE_NAME = 'nestjs-haptik';

/** Registers the SDK, and returns the function that sends what is left and ends it. */
export function registerOpenTelemetry(
  environment: TelemetryEnvironment,
  reader: MetricReader,
): () => Promise<void> {
  const errors = new ExportErrorLogger();
  setGlobalErrorHandler((error) => errors.log(error));
  const resource = readResource();
  const meterProvider = registerMeterProvider(environment, resource, reader);
  const tracerProvider = environment.sendsTraces
    ? registerTracerProvider(environment, resource)
    : undefined;
  const runtime = new RuntimeNodeInstrumentation();
  const stopInstrumentations = registerInstrumentations({
    meterProvider,
    // The node's own calls: their spans have no headers or bodies.
    instrumentations: tracerProvider ? [runtime, new UndiciInstrumentation()] : [runtime],
  });
  if (tracerProvider) instrumentPostgres();
  return async () => {
    stopInstrumentations();
    await Promise.allSettled([tracerProvider?.shutdown(), meterProvider.shutdown()]);
  };
}

/** OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES have precedence. */
function readResource(): Resource {
  const own = resourceFromAttributes({ 'service.name': SERVICE_NAME });
  return defaultResource()
    .merge(own)
    .merge(detectResources({ detectors: [envDetector] }));
}

function registerMeterProvider(
  { sendsMetrics, isJson, exportIntervalMs }: TelemetryEnvironment,
  resource: Resource,
  reader: MetricReader,
): MeterProvider {
  const readers = [reader];
  if (sendsMetrics) {
    const exporter = isJson ? new JsonMetricExporter() : new OTLPMetricExporter();
    readers.push(
      new PeriodicExportingMetricReader({
        exporter,
        exportIntervalMillis: exportIntervalMs,
        cardinalityLimits: { default: MAX_TIME_SERIES },
      }),
    );
  }
  const provider = new MeterProvider({ resource, readers });
  metrics.setGlobalMeterProvider(provider);
  return provider;
}

function registerTracerProvider(
  environment: TelemetryEnvironment,
  resource: Resource,
): TracerProvider {
  const exporter = new RedactingSpanExporter(
    environment.isJson ? new JsonTraceExporter() : new OTLPTraceExporter(),
  );
  const provider = new TracerProvider({
    resource,
    sampler: createSampler(environment),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  return provider;
}
