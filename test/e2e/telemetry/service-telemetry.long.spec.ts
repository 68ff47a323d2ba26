import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign } from 'nestjs-haptik';
import { createCallBody } from 'nestjs-haptik/testing';
import { migratedDatabase } from '../../support/servers/database/postgres.test.server.js';
import { ServiceProcess } from '../../support/servers/service/service.process.js';

const FETCHING_SERVICE = new URL(
  '../../support/servers/service/fetching.service.js',
  import.meta.url,
).href;
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

interface OtlpSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}
interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { readonly key: string }[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
}

/** A collector that keeps what it receives as OTLP in JSON. */
class Collector {
  readonly spans: OtlpSpan[] = [];
  readonly bodies: string[] = [];
  readonly #server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      this.bodies.push(body);
      if (request.url === '/v1/traces') this.#keep(JSON.parse(body) as OtlpTraces);
      response.setHeader('Content-Type', 'application/json').end('{}');
    });
  });

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${this.port}`;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #keep({ resourceSpans }: OtlpTraces): void {
    const scopes = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans);
    this.spans.push(...scopes.flatMap(({ spans }) => spans));
  }
}

const send = (url: string, node: string, headers = {}) => {
  const body = JSON.stringify(createCallBody(node, { user: { full_name: 'Asha Rao' } }));
  const signature = sign(Buffer.from(body), 'test');
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Hub-Signature': signature, ...headers },
    body,
  });
};

describe('The telemetry of the service', () => {
  const collector = new Collector();
  let service: ServiceProcess;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-telemetry-'));
  });
  afterEach(() => service.stop());
  afterAll(async () => {
    collector.close();
    await rm(folder, { recursive: true });
  });

  it('serves metrics with bounded labels, and sends traces by OTLP until it has stopped', async () => {
    service = new ServiceProcess({
      HAPTIK_SECRET: 'test',
      HAPTIK_OPERATOR_TOKEN: 'token-of-the-operator',
      HAPTIK_STORAGE_FOLDER: folder,
      OTEL_EXPORTER_OTLP_ENDPOINT: await collector.listen(),
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_SERVICE_NAME: 'shop-bot',
    });
    const url = await service.waitUntilListening();
    const traceparent = `00-${TRACE_ID}-00f067aa0ba902b7-01`;
    await send(url, 'product_price', { traceparent });
    await send(url, 'product_price', { 'X-Hub-Signature': `sha1=${'0'.repeat(40)}` });
    for (let index = 0; index < 1_000; index += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, add) => send(url, `node_${index + add}`)));
    }
    const [, metricsUrl = ''] = /Metrics: (http\S+)/.exec(service.output) ?? [];
    const metrics = await (await fetch(metricsUrl)).text();
    const counts = metrics.match(/^haptik_call_duration_seconds_count.*$/gm) ?? [];
    expect(counts).toHaveLength(2);
    expect(counts.join('\n')).toMatch(
      /haptik_node="_unknown".*haptik_outcome="unknown-node".* 1000$/m,
    );
    expect(metrics).toMatch(/^haptik_signature_failures_total\{.*haptik_reason="\w[\w-]*".* 1$/m);
    expect(metrics).toMatch(/^haptik_handoffs_total\{.*haptik_reason="unknown-node"/m);
    expect(metrics).toMatch(/^haptik_handoff_queue_age_seconds\S* \d/m);
    expect(metrics).toMatch(/^nodejs_eventloop_delay_p99_seconds/m);
    service.signal('SIGTERM');
    expect(await service.waitForExit()).toBe(0);

    const traced = collector.spans.filter(({ traceId }) => traceId === TRACE_ID);
    const webhook = traced.find(({ name }) => name === 'haptik.webhook');
    expect(webhook).toMatchObject({ parentSpanId: '00f067aa0ba902b7' });
    expect(traced.find(({ name }) => name === 'haptik.node')).toMatchObject({
      parentSpanId: webhook?.spanId,
    });
    const sent = collector.bodies.join('\n');
    expect(sent).toContain('shop-bot');
    expect(`${metrics}\n${sent}`).not.toMatch(/Asha|node_999/);
  });

  it("passes the trace on to the node's own calls", async () => {
    const traces = new Collector();
    const received: unknown[] = [];
    const fetched = createServer((request, response) => {
      received.push(request.headers['traceparent']);
      response.end('fetched');
    }).listen(0, '127.0.0.1');
    await once(fetched, 'listening');
    service = new ServiceProcess({
      NODE_OPTIONS: `--import=${FETCHING_SERVICE}`,
      FETCHED_URL: `http://127.0.0.1:${(fetched.address() as AddressInfo).port}/orders`,
      HAPTIK_SECRET: 'test',
      OTEL_EXPORTER_OTLP_ENDPOINT: await traces.listen(),
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    });
    const url = await service.waitUntilListening();
    const traceparent = `00-${TRACE_ID}-00f067aa0ba902b7-01`;
    const response = await send(url, 'fetches', { traceparent });
    expect(await response.text()).toContain('fetched');
    service.signal('SIGTERM');
    expect(await service.waitForExit()).toBe(0);
    fetched.close();
    traces.close();

    const traced = traces.spans.filter(({ traceId }) => traceId === TRACE_ID);
    const node = traced.find(({ name }) => name === 'haptik.node');
    const request = traced.find(({ parentSpanId }) => parentSpanId === node?.spanId);
    expect(request?.name).toBe('GET');
    expect(received).toEqual([`00-${TRACE_ID}-${request?.spanId}-01`]);
  });

  it('records no trace because a stranger asks for it', async () => {
    const traces = new Collector();
    service = new ServiceProcess({
      HAPTIK_SECRET: 'test',
      OTEL_EXPORTER_OTLP_ENDPOINT: await traces.listen(),
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_TRACES_SAMPLER_ARG: '0',
    });
    const url = await service.waitUntilListening();
    const forged = {
      traceparent: `00-${TRACE_ID}-00f067aa0ba902b7-01`,
      'X-Hub-Signature': `sha1=${'0'.repeat(40)}`,
    };
    const answers = Array.from({ length: 100 }, () => send(url, 'product_price', forged));
    expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(
      new Set([401]),
    );
    service.signal('SIGTERM');
    expect(await service.waitForExit()).toBe(0);
    traces.close();
    expect(traces.spans).toEqual([]);
    expect(traces.bodies.join()).toContain('haptik.signature.failures');
  });

  it('traces the statements of a call on PostgreSQL, without their values', async () => {
    const postgres = new Collector();
    service = new ServiceProcess({
      HAPTIK_SECRET: 'test',
      DATABASE_URL: await migratedDatabase(),
      OTEL_EXPORTER_OTLP_ENDPOINT: await postgres.listen(),
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    });
    const url = await service.waitUntilListening();
    const traceparent = `00-${TRACE_ID}-00f067aa0ba902b7-01`;
    expect((await send(url, 'node_of_nobody', { traceparent })).status).toBe(200);
    service.signal('SIGTERM');
    expect(await service.waitForExit()).toBe(0);
    postgres.close();

    const traced = postgres.spans.filter(({ traceId }) => traceId === TRACE_ID);
    const ids = new Set(traced.map(({ spanId }) => spanId));
    const statements = traced.filter(({ name }) => name.startsWith('pg.query'));
    expect(JSON.stringify(statements)).toContain('haptik\\".\\"handoffs');
    for (const { parentSpanId } of statements) expect(ids).toContain(parentSpanId);
    expect(postgres.bodies.join('\n')).not.toMatch(/Asha/);
  });

  it('does not delay the stop when the collector hangs, and names a collector that refuses metrics', async () => {
    const failing = createServer(({ url = '' }, response) => {
      // Traces get no answer.
      if (url.endsWith('/metrics')) response.writeHead(404).end();
    }).listen(0, '127.0.0.1');
    await once(failing, 'listening');
    service = new ServiceProcess({
      HAPTIK_SECRET: 'test',
      HAPTIK_SHUTDOWN_TIMEOUT_MS: '1000',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(failing.address() as AddressInfo).port}`,
      OTEL_EXPORTER_OTLP_TIMEOUT: '60000',
      OTEL_METRIC_EXPORT_INTERVAL: '500',
    });
    const url = await service.waitUntilListening();
    expect((await send(url, 'product_price')).status).toBe(200);
    await service.waitForOutput(/were not sent to the collector \(/);
    service.signal('SIGTERM');
    expect(await service.waitForExit()).toBe(0);
    failing.closeAllConnections();
    failing.close();
  });

  it('does not keep the service from answering when the port of metrics is taken', async () => {
    const taken = new Collector();
    await taken.listen();
    service = new ServiceProcess({
      HAPTIK_SECRET: 'test',
      HAPTIK_METRICS_PORT: String(taken.port),
    });
    const url = await service.waitUntilListening();
    expect((await send(url, 'product_price')).status).toBe(200);
    expect(service.output).toMatch(
      /Metrics are not served: .* port \d+\. Stop it, or set HAPTIK_METRICS_PORT/,
    );
    taken.close();
  });
});
