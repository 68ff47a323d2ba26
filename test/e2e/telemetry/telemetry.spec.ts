import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { context, metrics, propagation, SpanKind, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { INestApplication } from '@nestjs/common';
import {
  handoff,
  HaptikAgentDesk,
  HaptikNode,
  HaptikPlatformClient,
  HaptikRecordings,
} from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { eventually } from '../../support/eventually.js';
import { boot, ENDPOINTS, SECRET } from '../../support/test.app.js';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const TRACEPARENT = `00-${TRACE_ID}-00f067aa0ba902b7-01`;
const PERSONAL = 'asha-4711';

/** A platform that keeps the trace header of its requests. */
class TracedPlatform {
  readonly traceparents: (string | undefined)[] = [];
  readonly #server = createServer((request, response) => {
    this.traceparents.push(request.headers['traceparent'] as string | undefined);
    response.setHeader('Content-Type', 'application/json').end('{"success":true}');
  });

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

class TracedBot {
  activeSpan: string | undefined;

  @HaptikNode('greets')
  async greets() {
    await Promise.resolve();
    this.activeSpan = trace.getActiveSpan()?.spanContext().spanId;
    return 'Hello.';
  }

  @HaptikNode('breaks')
  breaks(): string {
    throw new TypeError(`no order of ${PERSONAL}`);
  }

  @HaptikNode('asks')
  asks() {
    return handoff();
  }
}

describe.each(ENDPOINTS)('With an SDK of OpenTelemetry, the endpoint %s', (platform) => {
  const spans = new InMemorySpanExporter();
  const points = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: points });
  const haptikPlatform = new TracedPlatform();
  const bot = new TracedBot();
  let app: INestApplication;
  let haptik: HaptikTestClient;

  beforeAll(async () => {
    const baseUrl = await haptikPlatform.listen();
    const client = new HaptikPlatformClient(
      { baseUrl, token: 'token-of-the-platform', clientId: 'client', businessId: 1 },
      'platform',
    );
    app = await boot({
      platform,
      options: {
        recording: {},
        handoff: { desk: new HaptikAgentDesk(client), team: 'support', on: [] },
      },
      metadata: { providers: [{ provide: TracedBot, useValue: bot }] },
    });
    haptik = new HaptikTestClient(app, { secret: SECRET });
    // After the application has started: providers are looked up for each call.
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    trace.setGlobalTracerProvider(
      new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
    );
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
  });
  afterAll(async () => {
    await app.close();
    await reader.shutdown();
    haptikPlatform.close();
    [trace, metrics, context, propagation].forEach((api) => api.disable());
  });

  const call = async (node: string, headers = {}) => {
    spans.reset();
    const body = { node, user: { user_name: PERSONAL }, entities: {}, conversation_no: node };
    await haptik.post(JSON.stringify(body), headers);
    const finished = (): Map<string, ReadableSpan> =>
      new Map(spans.getFinishedSpans().map((span) => [span.name, span]));
    // On the route it ends with the connection's response, which the client may read before.
    await eventually(() => Promise.resolve(finished().has('haptik.webhook')), true);
    return finished();
  };
  const parentOf = (span: ReadableSpan | undefined) => span?.parentSpanContext?.spanId;
  const idOf = (span: ReadableSpan | undefined) => span?.spanContext().spanId;

  it('makes a span of each stage, with the trace of the request as parent', async () => {
    const found = await call('greets', { traceparent: TRACEPARENT });
    const webhook = found.get('haptik.webhook');
    expect(webhook).toMatchObject({
      kind: SpanKind.SERVER,
      parentSpanContext: { traceId: TRACE_ID, spanId: '00f067aa0ba902b7' },
      attributes: { 'haptik.bot': 'default', 'haptik.node': 'greets', 'haptik.outcome': 'success' },
    });
    for (const name of ['haptik.signature', 'haptik.payload', 'haptik.node'])
      expect([name, parentOf(found.get(name))]).toEqual([name, idOf(webhook)]);
    expect(bot.activeSpan).toEqual(idOf(found.get('haptik.node')));
  });

  it('records calls with the id of their trace', async () => {
    const found = await call('greets');
    await haptik.post('{"node":"greets"}', { 'X-Hub-Signature': `sha1=${'0'.repeat(40)}` });
    const { calls } = await app.get(HaptikRecordings).export();
    expect(calls.at(-2)?.traceId).toBe(found.get('haptik.webhook')?.spanContext().traceId);
    expect(calls.at(-1)?.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('passes the trace of a handoff to the platform', async () => {
    const found = await call('asks', { traceparent: TRACEPARENT });
    const sent = [...found.values()].find(({ kind }) => kind === SpanKind.CLIENT);
    expect(parentOf(sent)).toEqual(idOf(found.get('haptik.handoff')));
    expect(haptikPlatform.traceparents.at(-1)).toBe(`00-${TRACE_ID}-${idOf(sent) ?? ''}-01`);
  });

  it('tells the kind of an error, and nothing about the user', async () => {
    const found = await call('breaks');
    expect(found.get('haptik.node')?.attributes).toMatchObject({ 'error.type': 'exception' });
    const all = [...found.values()].map(({ attributes, events, status }) => [
      attributes,
      events,
      status,
    ]);
    expect(JSON.stringify(all)).not.toContain(PERSONAL);
  });

  it('has a span for a request with a wrong signature', async () => {
    const found = await call('greets', { 'X-Hub-Signature': `sha1=${'0'.repeat(40)}` });
    expect(found.get('haptik.signature')?.attributes).toEqual({
      'error.type': 'haptik_signature',
    });
    expect(found.get('haptik.webhook')?.attributes['http.response.status_code']).toBe(401);
  });

  it('counts calls with bounded labels', async () => {
    for (let index = 0; index < 50; index++) await call(`unknown_${index}`);
    await reader.forceFlush();
    const collected = points.getMetrics().at(-1)?.scopeMetrics ?? [];
    const ours = collected.find(({ scope }) => scope.name === 'nestjs-haptik')?.metrics ?? [];
    const pointsOf = (name: string) =>
      ours.find(({ descriptor }) => descriptor.name === name)?.dataPoints ?? [];
    const labels = pointsOf('haptik.call.duration').map(({ attributes }) => attributes);
    expect(labels).toContainEqual({
      'haptik.bot': 'default',
      'haptik.node': '_unknown',
      'haptik.outcome': 'unknown-node',
    });
    expect(labels.length).toBeLessThanOrEqual(4);
    expect(pointsOf('haptik.handoffs')).toMatchObject([
      { value: 1, attributes: { 'haptik.node': 'asks', 'haptik.reason': 'requested' } },
    ]);
    expect(pointsOf('haptik.call.active')).toMatchObject([{ value: 0 }]);
    expect(pointsOf('haptik.circuit.state').map(({ value }) => value)).toContain(0);
    expect(pointsOf('haptik.switch.mode')).toHaveLength(3);
    expect(pointsOf('haptik.call.deadline.share')).not.toHaveLength(0);
  });
});
