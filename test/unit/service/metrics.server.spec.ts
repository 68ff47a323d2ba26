import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { MetricsServer } from '../../../src/service/telemetry/metrics.server.js';

/** More than the server keeps. */
const SILENT_CLIENTS = 120;

describe('the server of metrics', () => {
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({ readers: [exporter] });
  const server = new MetricsServer(exporter);
  const silent: Socket[] = [];
  afterAll(async () => {
    for (const socket of silent) socket.destroy();
    server.close();
    await provider.shutdown();
  });

  it('answers scrapes at once, while clients that send nothing lose their connections', async () => {
    const url = await server.listen(0, '127.0.0.1');
    let closed = 0;
    for (let count = 0; count < SILENT_CLIENTS; count++) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      silent.push(socket);
      socket.on('error', () => undefined).on('close', () => closed++);
      await once(socket, 'connect');
      socket.resume();
    }
    const scrapes = await Promise.all(Array.from({ length: 20 }, () => fetch(url)));
    const texts = await Promise.all(scrapes.map((response) => response.text()));
    expect(texts.filter((text) => text.includes('target_info'))).toHaveLength(20);
    expect((await fetch(url.replace('/metrics', '/'))).status).toBe(404);
    expect(closed).toBeGreaterThan(SILENT_CLIENTS / 2);
  });
});
