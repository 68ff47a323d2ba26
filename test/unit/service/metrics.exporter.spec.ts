import { MeterProvider } from '@opentelemetry/sdk-metrics';
import type { HaptikEvent } from 'nestjs-haptik';
import { createCallListener } from '../../../src/telemetry/call.metrics.js';
import { MetricsExporter } from '../../../src/service/telemetry/metrics.exporter.js';
import { MetricsServer } from '../../../src/service/telemetry/metrics.server.js';

const NODES = 700;

const ANSWERED: HaptikEvent = {
  type: 'call.answered',
  bot: 'default',
  node: 'order_status',
  nodeLabel: 'order_status',
  status: false,
  reason: undefined,
  error: undefined,
  durationMs: 5,
  deadlineShare: undefined,
  handoff: undefined,
  requestId: 'r1',
  traceId: undefined,
};

describe('the metrics of the service', () => {
  it('name every node and outcome of a bot with 700 nodes in an outage', async () => {
    const exporter = new MetricsExporter();
    const provider = new MeterProvider({ readers: [exporter] });
    const server = new MetricsServer(exporter);
    const listener = createCallListener(provider.getMeter('test'), ['default']);
    for (let index = 0; index < NODES; index++) {
      const node = `node_${index}`;
      const call = { ...ANSWERED, node, nodeLabel: node };
      listener({ ...call, status: true });
      listener({ ...call, reason: 'exception' });
      listener({ ...call, reason: 'circuit-open' });
    }
    const metrics = await (await fetch(await server.listen(0, '127.0.0.1'))).text();
    expect(metrics.match(/^haptik_call_duration_seconds_count\{.*$/gm)).toHaveLength(3 * NODES);
    expect(metrics).not.toContain('otel_metric_overflow');
    server.close();
    await provider.shutdown();
  });
});
