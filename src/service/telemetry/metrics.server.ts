import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus';
import type { MetricData, ResourceMetrics } from '@opentelemetry/sdk-metrics';
import { ConnectionLimiter } from '../http/connection.limiter.js';

const PATH = '/metrics';
const TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Scrapers and those who look. Others who can reach the port must not use up the file descriptors of the process. */
const MAX_CONNECTIONS = 50;
const MAX_CONNECTIONS_CURE =
  'have fewer clients read the metrics, or restrict who reaches their port';
/** Milliseconds in which a request must arrive. */
const REQUEST_TIMEOUT_MS = 10_000;

/** Prometheus' names of units, which the serializer does not append. */
const UNIT_SUFFIXES: Readonly<Record<string, string>> = {
  s: '_seconds',
  ms: '_milliseconds',
  By: '_bytes',
};

/** Answers `GET /metrics` on its port. The port of the bots is reachable from outside, and this one need not be. */
export class MetricsServer {
  readonly #serializer = new PrometheusSerializer();
  readonly #server: Server;

  constructor(private readonly exporter: PrometheusExporter) {
    const timeouts = { headersTimeout: REQUEST_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS };
    this.#server = createServer(timeouts, (request, response) => {
      const isScrape = request.method === 'GET' && request.url?.replace(/\?.*$/s, '') === PATH;
      if (isScrape) void this.respond(response);
      else response.writeHead(404).end();
    });
    new ConnectionLimiter(MAX_CONNECTIONS, MAX_CONNECTIONS_CURE).observe(this.#server);
    // It must not keep the process alive.
    this.#server.unref();
  }

  /** Resolves to the URL. Rejects when the port is taken. */
  async listen(port: number, host: string): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#server.once('error', reject).listen(port, host, resolve);
    await promise;
    const { address, family, port: actual } = this.#server.address() as AddressInfo;
    return `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}${PATH}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  private async respond(response: ServerResponse): Promise<void> {
    try {
      const { resourceMetrics } = await this.exporter.collect();
      const text = this.#serializer.serialize(withUnits(resourceMetrics));
      response.writeHead(200, { 'Content-Type': TYPE }).end(text);
    } catch {
      response.writeHead(500).end();
    }
  }
}

function withUnits({ resource, scopeMetrics }: ResourceMetrics): ResourceMetrics {
  return {
    resource,
    scopeMetrics: scopeMetrics.map(({ scope, metrics }) => ({
      scope,
      metrics: metrics.map((metric) => appendUnit(metric)),
    })),
  };
}

function appendUnit(metric: MetricData): MetricData {
  const { descriptor } = metric;
  const name = `${descriptor.name}${UNIT_SUFFIXES[descriptor.unit] ?? ''}`;
  return { ...metric, descriptor: { ...descriptor, name } };
}
