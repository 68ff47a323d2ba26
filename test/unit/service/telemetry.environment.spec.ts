import { readTelemetryEnvironment } from '../../../src/service/telemetry/telemetry.environment.js';

const COLLECTOR = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };

describe('the standard variables of OpenTelemetry', () => {
  it.each([
    [undefined, { follows: 'itself', samplingRatio: 0.25 }],
    ['parentbased_traceidratio', { follows: 'callers', samplingRatio: 0.25 }],
    ['parentbased_always_on', { follows: 'callers', samplingRatio: 1 }],
    ['parentbased_always_off', { follows: 'callers', samplingRatio: 0 }],
    ['traceidratio', { follows: 'none', samplingRatio: 0.25 }],
    ['always_on', { follows: 'none', samplingRatio: 1 }],
  ])('with OTEL_TRACES_SAMPLER=%s record the traces that it names', (sampler, expected) => {
    const env = { ...COLLECTOR, OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: '0.25' };
    expect(readTelemetryEnvironment(env)).toMatchObject({ sendsTraces: true, ...expected });
  });

  it('record no trace with always_off', () => {
    const env = { ...COLLECTOR, OTEL_TRACES_SAMPLER: 'always_off' };
    expect(readTelemetryEnvironment(env)).toMatchObject({ sendsTraces: false, sendsMetrics: true });
  });

  it.each([
    [{ OTEL_TRACES_SAMPLER: 'jaeger_remote' }, 'always_on'],
    [{ OTEL_TRACES_SAMPLER_ARG: 'half' }, 'number'],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'http/protobuf'],
  ])('are refused with the cure: %j', (env, cure) => {
    expect(() => readTelemetryEnvironment(env)).toThrow(cure);
  });
});
