import { sql } from 'drizzle-orm';
import type { CircuitState } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import type { OperationsOverviewJson } from '../../../../packages/console/web/src/api/contract.js';
import { UnreachableAgentDesk, WatchedBot } from '../../../support/bots/watched.bot.js';
import {
  type ConsoleApiClient,
  ConsoleHost,
  type ConsoleHostOptions,
} from '../../../support/console/console.host.js';
import { type HttpPlatform, SECRET } from '../../../support/test.app.js';
import { migratedDatabase } from '../../../support/servers/database/postgres.test.server.js';
import { migratedFolder } from '../../../support/servers/database/shared.resources.js';
import {
  advanceStorageTime,
  openStorageOf,
} from '../../../support/servers/database/storage.clock.js';

function start(platform: HttpPlatform, database: ConsoleHostOptions): Promise<ConsoleHost> {
  return ConsoleHost.start(
    platform,
    {},
    {
      ...database,
      providers: [WatchedBot],
      haptik: { handoff: { desk: new UnreachableAgentDesk(), team: 'support' }, breaker: false },
    },
  );
}

async function readOverview(
  browser: ConsoleApiClient,
  query = '',
): Promise<OperationsOverviewJson> {
  const { status, text } = await browser.request(`GET /operations/overview${query}`);
  expect([status, text]).toEqual([200, text]);
  return JSON.parse(text) as OperationsOverviewJson;
}

async function call(host: ConsoleHost, nodes: readonly string[], secret = SECRET): Promise<void> {
  const client = new HaptikTestClient(host.app, { secret });
  for (const [conversationNo, node] of nodes.entries()) await client.call(node, { conversationNo });
}

const repeat = (node: string, times: number): string[] => Array<string>(times).fill(node);

describe.each([
  ['express', 'PostgreSQL', async () => ({ database: await migratedDatabase() })],
  ['fastify', 'PGlite', async () => ({ folder: await migratedFolder() })],
] as const)('the operations overview on %s and %s', (platform, _, createDatabase) => {
  let host: ConsoleHost;
  let browser: ConsoleApiClient;
  beforeAll(async () => {
    host = await start(platform, await createDatabase());
    browser = await host.administrator();
  });
  afterAll(() => host.app.close());

  it('counts calls by node and cause, and names what was never called', async () => {
    await call(host, [...repeat('order_status', 5), ...repeat('refund', 3), 'stock', 'agent']);
    await call(host, ['order_statsu', 'order_statsu']);
    await call(host, ['order_status'], 'forged');
    const overview = await readOverview(browser);

    expect(overview.total).toMatchObject({ calls: 12, successes: 6, failures: 6, handoffs: 3 });
    expect(overview.total.failuresByCause).toEqual([
      { cause: 'exception', count: 3 },
      { cause: 'unknown-node', count: 2 },
      { cause: 'failure', count: 1 },
    ]);
    expect(overview.nodes.map(({ node, calls, failures }) => [node, calls, failures])).toEqual([
      ['refund', 3, 3],
      ['_unknown', 2, 2],
      ['stock', 1, 1],
      ['order_status', 5, 0],
      ['agent', 1, 0],
    ]);
    expect(overview.nodes[0]?.lastError).toMatchObject({ cause: 'exception' });
    expect(overview.nodes[0]?.lastError?.message).toMatch(/payment service down$/);
    expect(overview.neverCalled).toMatchObject([{ node: 'seldom', mode: 'normal' }]);
    expect(overview.unknownNodes).toMatchObject([
      { name: 'order_statsu', calls: 2, nearestName: 'order_status', isHandledByFallback: false },
    ]);
    expect(overview.signatureFailures).toMatchObject([{ cause: 'secret-unknown', count: 1 }]);
    expect(overview.nodes[3]?.deadlineShareP95).toBeGreaterThan(0);
    expect(overview.nodes[3]?.deadlineShareP95).toBeLessThan(1);
    expect(overview.replicas).toMatchObject([{ isCurrent: true, isMissing: false }]);
  });

  it('has zero-filled buckets in UTC for each range, with all calls in each', async () => {
    for (const [range, count, minutes, startMinutes] of [
      ['hour', 60, 1, 15],
      ['day', 96, 15, 120],
      ['week', 84, 120, 1_440],
    ] as const) {
      const { buckets, bucketMs, from, to, total, nodes } = await readOverview(
        browser,
        `?range=${range}`,
      );
      expect(bucketMs).toBe(minutes * 60_000);
      expect(buckets.length).toBeGreaterThanOrEqual(count);
      expect(buckets.length).toBeLessThan(count + startMinutes / minutes);
      const starts = buckets.map(({ startsAt }) => Date.parse(startsAt));
      expect(starts).toEqual(starts.map((_start, index) => Date.parse(from) + index * bucketMs));
      expect(Date.parse(from) % (startMinutes * 60_000)).toBe(0);
      expect(Date.parse(to)).toBe(Date.parse(from) + buckets.length * bucketMs);
      expect(buckets.reduce((sum, { calls }) => sum + calls, 0)).toBe(12);
      expect(total.calls).toBe(12);
      expect(nodes.reduce((sum, { calls }) => sum + calls, 0)).toBe(12);
    }
    expect((await browser.request('GET /operations/overview?range=year')).status).toBe(400);
    expect((await readOverview(browser, '?bot=other')).total.calls).toBe(0);
  });

  it('shows how long chats have been waiting, before they are given up', async () => {
    const { pendingChats, storage } = await readOverview(browser);
    expect(pendingChats).toMatchObject({ count: 3, level: 'ok', lostInRange: 0 });
    expect(storage.queue.depth).toBe(3);
    await advanceStorageTime(host.app, 61);
    const later = await readOverview(browser);
    expect(later.pendingChats).toMatchObject({ level: 'warning', warningAgeSeconds: 60 });
    expect(later.pendingChats.oldest.map(({ ageSeconds }) => ageSeconds >= 61)).toEqual(
      Array<boolean>(3).fill(true),
    );
  });
});

describe('the operations overview without statistics', () => {
  it('counts no call, and still shows replicas and chats that wait', async () => {
    const host = await start('express', { statistics: false });
    const browser = await host.administrator();
    await call(host, ['order_status', 'refund', 'no_such_node', 'agent']);
    const overview = await readOverview(browser);
    expect(overview).toMatchObject({ isCounting: false, nodes: [], neverCalled: [] });
    expect(overview.total.calls).toBe(0);
    expect(overview.replicas).toHaveLength(1);
    expect(overview.pendingChats.count).toBeGreaterThan(0);
    const { rows } = await openStorageOf(host.app).orm.execute(
      sql`select count(*)::int as rows from haptik.call_minutes`,
    );
    expect(rows).toEqual([{ rows: 0 }]);
    await host.app.close();
  });
});

describe('the operations overview of two replicas', () => {
  it('shows the circuits of replicas that report, and not those of a process that was killed', async () => {
    const database = await migratedDatabase();
    const host = await start('express', { database });
    const browser = await host.administrator();
    await call(host, ['refund']);
    const { orm } = openStorageOf(host.app);
    const report = (age: string, state: CircuitState) => {
      const circuits = JSON.stringify([
        { kind: 'node', bot: 'default', node: 'refund', state },
        { kind: 'node', bot: 'default', node: 'seldom', state },
        { kind: 'desk', bot: 'default', state },
      ]);
      return orm.execute(sql`insert into haptik.replicas values
        (gen_random_uuid(), '0.1.0', now() - interval '1 day', now() - ${age}::interval, ${circuits}::jsonb)`);
    };
    const readOpen = async (): Promise<unknown> => {
      const { nodes, neverCalled, desks } = await readOverview(browser);
      const named = [...nodes, ...neverCalled, ...desks].filter(
        (one) => !('node' in one) || ['refund', 'seldom'].includes(one.node),
      );
      return named.map(({ replicasWithOpenCircuit }) => replicasWithOpenCircuit);
    };
    await report('5 minutes', 'open');
    // Nothing closes it before the next call, which may be far away.
    await report('5 seconds', 'half-open');
    expect(await readOpen()).toEqual([0, 0, 0]);
    await report('5 seconds', 'open');
    expect(await readOpen()).toEqual([1, 1, 1]);
    await host.app.close();
  });

  it('adds up the days of 1,200 nodes', async () => {
    const database = await migratedDatabase();
    const host = await start('express', { database });
    const browser = await host.administrator();
    const { orm } = openStorageOf(host.app);
    await orm.execute(sql`insert into haptik.call_minutes
      select 1440, day, replica, 'default', 'node_' || node, 2, 1, 0, '{"exception": 1}', '{"80": 2}', '{}',
        day + node * interval '1 second',
        jsonb_build_object('message', 'day ' || day::date, 'cause', 'exception', 'at', extract(epoch from day) * 1000)
      from generate_series(date_trunc('day', now(), 'UTC') - interval '2 days', now(), interval '1 day') as day,
        generate_series(1, 1200) as node, (values (gen_random_uuid()), (gen_random_uuid())) as replicas (replica)`);
    const { nodes } = await readOverview(browser, '?range=week');
    const today = new Date().toISOString().slice(0, 10);
    expect(nodes).toHaveLength(1_200);
    expect(new Set(nodes.map(({ calls, failures }) => `${calls} ${failures}`))).toEqual(
      new Set(['12 6']),
    );
    expect(nodes[0]?.lastError?.message).toBe(`day ${today}`);
    expect(nodes[0]?.durationMsP50).toBeCloseTo(2 ** (80.5 / 8), 0);
    await host.app.close();
  });

  it('adds their calls up, deletes old figures, and lists replicas that stopped without notice', async () => {
    const database = await migratedDatabase();
    const first = await start('express', { database });
    const browser = await first.administrator();
    await call(first, ['order_status', 'refund']);
    const second = await start('fastify', { database });
    await call(second, ['order_status', 'order_status', 'stock']);
    await second.app.close();
    const sum = await readOverview(browser);
    expect(sum.total).toMatchObject({ calls: 5, failures: 2 });
    expect(sum.replicas).toHaveLength(1);

    const { orm } = openStorageOf(first.app);
    await orm.execute(
      sql`update haptik.call_minutes set starts_at = starts_at - interval '9 days'`,
    );
    await orm.execute(sql`insert into haptik.replicas values
      (gen_random_uuid(), '0.1.0', now() - interval '1 day', now() - interval '5 minutes', '[]')`);
    await call(first, ['refund']);
    const third = await start('express', { database });
    const overview = await readOverview(browser, '?range=week');
    expect(overview.replicas.map(({ isCurrent, isMissing }) => [isCurrent, isMissing])).toEqual(
      expect.arrayContaining([
        [true, false],
        [false, false],
        [false, true],
      ]),
    );
    await call(third, ['order_status']);
    await third.app.close();
    const { rows } = await orm.execute(
      sql`select count(*)::int as "old" from haptik.call_minutes where starts_at < now() - interval '8 days'`,
    );
    expect(rows).toEqual([{ old: 0 }]);
    await first.app.close();
  });
});
