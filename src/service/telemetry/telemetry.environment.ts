import { ServiceConfigError } from '../config/service.config.factory.js';

const PROTOCOLS = ['http/protobuf', 'http/json'];
const DEFAULT_EXPORT_INTERVAL_MS = 60_000;
const MAX_EXPORT_INTERVAL_MS = 86_400_000;

type Sampling = Pick<TelemetryEnvironment, 'follows' | 'samplingRatio'>;

/** The values of OTEL_TRACES_SAMPLER; those without a ratio take it from OTEL_TRACES_SAMPLER_ARG. */
const SAMPLERS: Readonly<Record<string, Partial<Sampling> & Pick<Sampling, 'follows'>>> = {
  always_on: { follows: 'none', samplingRatio: 1 },
  always_off: { follows: 'none', samplingRatio: 0 },
  traceidratio: { follows: 'none' },
  parentbased_always_on: { follows: 'callers', samplingRatio: 1 },
  parentbased_always_off: { follows: 'callers', samplingRatio: 0 },
  parentbased_traceidratio: { follows: 'callers' },
};
/** Anybody can send a header that asks for a recording, before the signature is checked. */
const DEFAULT_SAMPLING = { follows: 'itself' } as const;

/** What the standard variables of OpenTelemetry say. The exporters read further ones, such as headers. */
export interface TelemetryEnvironment {
  readonly isDisabled: boolean;
  readonly sendsTraces: boolean;
  readonly sendsMetrics: boolean;
  /** Whether OTLP is sent as JSON, else as protobuf. */
  readonly isJson: boolean;
  /**
   * Whose decision to record a trace counts besides the share: that of the callers of the service, that of the service
   * itself for what happens within a request, or none, for each span alone.
   */
  readonly follows: 'callers' | 'itself' | 'none';
  /** The share of the other traces that are recorded. */
  readonly samplingRatio: number;
  readonly exportIntervalMs: number;
}

/** @throws ServiceConfigError when a variable has a value that the service does not support */
export function readTelemetryEnvironment(env: NodeJS.ProcessEnv): TelemetryEnvironment {
  const { OTEL_EXPORTER_OTLP_PROTOCOL: protocol = '', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = env;
  if (protocol && !PROTOCOLS.includes(protocol)) {
    throw new ServiceConfigError(
      `OTEL_EXPORTER_OTLP_PROTOCOL is "${protocol}", and the service sends ${PROTOCOLS.join(' or ')} only. ` +
        'Remove the variable, and set OTEL_EXPORTER_OTLP_ENDPOINT to the HTTP port of the collector, such as ' +
        'http://collector:4318.',
    );
  }
  for (const signal of ['', '_TRACES', '_METRICS']) {
    validateEndpoint(env, `OTEL_EXPORTER_OTLP${signal}_ENDPOINT`);
  }
  const sends = (signal: 'TRACES' | 'METRICS'): boolean =>
    Boolean(endpoint || env[`OTEL_EXPORTER_OTLP_${signal}_ENDPOINT`]) &&
    env[`OTEL_${signal}_EXPORTER`] !== 'none';
  return {
    isDisabled: env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true',
    sendsTraces: sends('TRACES') && env['OTEL_TRACES_SAMPLER'] !== 'always_off',
    ...readSampling(env),
    sendsMetrics: sends('METRICS'),
    isJson: protocol === 'http/json',
    exportIntervalMs: readNumber(env, 'OTEL_METRIC_EXPORT_INTERVAL', DEFAULT_EXPORT_INTERVAL_MS, [
      1,
      MAX_EXPORT_INTERVAL_MS,
    ]),
  };
}

function readSampling(env: NodeJS.ProcessEnv): Sampling {
  const name = env['OTEL_TRACES_SAMPLER'];
  const known = name && Object.hasOwn(SAMPLERS, name) ? SAMPLERS[name] : undefined;
  const sampler = name ? known : DEFAULT_SAMPLING;
  if (!sampler) {
    throw new ServiceConfigError(
      `OTEL_TRACES_SAMPLER is "${name}", and the service knows ${Object.keys(SAMPLERS).join(', ')}.`,
    );
  }
  return { samplingRatio: readNumber(env, 'OTEL_TRACES_SAMPLER_ARG', 1, [0, 1]), ...sampler };
}

function readNumber(
  env: NodeJS.ProcessEnv,
  name: string,
  fallback: number,
  [min, max]: readonly [number, number],
): number {
  const text = env[name];
  if (!text) return fallback;
  const value = Number(text);
  if (value >= min && value <= max) return value;
  throw new ServiceConfigError(`${name} is "${text}", and must be a number from ${min} to ${max}.`);
}

/** The value is not quoted: it can contain a password. */
function validateEndpoint(env: NodeJS.ProcessEnv, name: string): void {
  const text = env[name];
  if (!text || (/^https?:\/\//i.test(text) && URL.canParse(text))) return;
  throw new ServiceConfigError(
    `${name} is not a URL that begins with http:// or https://. Set it to the HTTP port of the collector, such as ` +
      'http://collector:4318, or remove it.',
  );
}
