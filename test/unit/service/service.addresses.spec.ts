import { once } from 'node:events';
import { createServer } from 'node:net';
import { explainListenError } from '../../../src/service/listen.error.js';
import { validatePorts } from '../../../src/service/port.validation.js';
import { readTelemetryEnvironment } from '../../../src/service/telemetry/telemetry.environment.js';

const SETTINGS = { hostSetting: 'HOST', portSetting: 'PORT' };

describe('the addresses of the service', () => {
  it('are two ports, unless any free port is asked for', () => {
    const ports = (port: number) => () => validatePorts({ port, metrics: { port, host: '' } });
    expect(ports(9464)).toThrow(/PORT and HAPTIK_METRICS_PORT are both 9464/);
    expect(ports(0)).not.toThrow();
  });

  it('that cannot be used are named with the cure', async () => {
    const explain = async (host: string, port: number) => {
      const server = createServer().listen(port, host);
      const [error] = (await once(server, 'error')) as [unknown];
      return explainListenError(error, { host, port, ...SETTINGS });
    };
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { readonly port: number };
    expect(await explain('127.0.0.1', port)).toMatch(/listens on port \d+\. Stop it, or set PORT/);
    taken.close();
    expect(await explain('192.0.2.1', 0)).toMatch(/"192\.0\.2\.1" is no address .* Set HOST/);
    expect(explainListenError(new Error('x'), { host: '', port: 0, ...SETTINGS })).toBeUndefined();
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318', /begins with http:/],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'http://', /begins with http:/],
    ['OTEL_METRIC_EXPORT_INTERVAL', '0', /must be a number from 1/],
    ['OTEL_TRACES_SAMPLER_ARG', '5', /must be a number from 0 to 1/],
  ])('%s=%s is rejected with its cure', (name, value, problem) => {
    expect(() => readTelemetryEnvironment({ [name]: value })).toThrow(problem);
  });
});
