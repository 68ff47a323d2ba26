import { readFileSync } from 'node:fs';
import { sign } from 'nestjs-haptik';
import { createCallBody } from 'nestjs-haptik/testing';
import { ServiceProcess } from '../../support/servers/service/service.process.js';

type Line = Readonly<Record<string, unknown>>;

const SECRET = 'secret-of-this-service';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

async function call(url: string, node: string, headers: Record<string, string> = {}) {
  const body = JSON.stringify(createCallBody(node, { entities: { order_id: '500' } }));
  const signature = sign(Buffer.from(body), SECRET);
  const all = { 'Content-Type': 'application/json', 'X-Hub-Signature': signature, ...headers };
  await (await fetch(url, { method: 'POST', headers: all, body })).text();
}

describe('the log of the service', () => {
  let service: ServiceProcess;
  let lines: Line[];
  let calls: Line[];

  beforeAll(async () => {
    service = new ServiceProcess({
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      HAPTIK_SECRET: SECRET,
      HAPTIK_SHUTDOWN_GRACE_MS: '0',
      HAPTIK_HANDOFF_DESK: 'log',
    });
    const [, url = ''] = await service.waitForOutput(/Webhook endpoint: ([^\s"]+)/);
    await fetch(url.replace('/haptik', '/health/ready'));
    await fetch(url);
    const traceparent = `00-${TRACE}-00f067aa0ba902b7-01`;
    await call(url, 'product_price', { 'X-Request-Id': 'proxy-1', traceparent });
    await call(url, 'order_status', { 'X-Request-Id': 'proxy-2' });
    await call(url, 'order_statu', { 'X-Request-Id': 'not "harmless"' });
    await call(url, 'product_price', { 'X-Request-Id': 'x'.repeat(129) });
    service.signal('SIGTERM');
    await service.waitForExit();
    lines = service.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    calls = lines.filter(({ context }) => context === 'Call');
  });
  afterAll(() => service.stop());

  it('has one line of JSON for each call, and none for other requests', () => {
    expect(calls).toMatchObject([
      { node: 'product_price', outcome: 'failure', requestId: 'proxy-1', traceId: TRACE },
      {
        level: 'info',
        bot: 'default',
        node: 'order_status',
        outcome: 'exception',
        durationMs: expect.any(Number),
        deadlineShare: expect.any(Number),
        handoff: { reason: 'exception', outcome: 'delivered' },
        error: expect.stringMatching(/^\w*Error: /),
        requestId: 'proxy-2',
        message: expect.stringMatching(
          /^Bot "default", node "order_status": answered, exception in .* ms, handoff delivered$/,
        ),
      },
      { node: 'order_statu', outcome: 'unknown-node', requestId: expect.stringMatching(UUID) },
      { node: 'product_price', requestId: expect.stringMatching(UUID) },
    ]);
    expect(calls[1]).not.toHaveProperty('traceId');
  });

  it('has the same request id in all lines of a call', () => {
    const own = lines.filter(({ requestId }) => requestId === 'proxy-2');
    expect(own.map(({ context, level }) => [context, level])).toEqual([
      ['Haptik', 'error'],
      ['LoggingAgentDesk', 'warn'],
      ['Haptik', 'info'],
      ['Call', 'info'],
    ]);
    expect(own[0]).toHaveProperty('stack', expect.stringContaining('    at '));
  });

  it('is searched for a node as its runbook says', () => {
    const page = new URL('../../../docs/runbooks/calls-fail.md', import.meta.url);
    const [, text = ''] = /`grep -F '(.*)' /.exec(readFileSync(page, 'utf8')) ?? [];
    const found = service.output
      .split('\n')
      .filter((line) => line.includes(text.replace('<node>', 'order_status')))
      .map((line) => JSON.parse(line) as Line);
    expect(found.map(({ context }) => context)).toEqual(expect.arrayContaining(['Haptik', 'Call']));
    expect(found[0]).toHaveProperty('stack', expect.stringContaining('    at '));
  });

  it('has time, process and context, and no line of how Nest assembles the application', () => {
    for (const line of lines) {
      expect(line).toMatchObject({ pid: lines[0]?.['pid'], message: expect.any(String) });
      expect(new Date(String(line['time'])).toISOString()).toBe(line['time']);
    }
    const contexts = new Set(lines.map(({ context }) => context));
    expect(
      [...contexts].filter((one) => /^(Nest|Instance|Router|Routes)/.test(String(one))),
    ).toEqual([]);
  });
});
