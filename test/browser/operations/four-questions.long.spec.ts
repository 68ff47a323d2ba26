import { faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import type { Page } from 'playwright-core';
import { freePort } from '../../run/postgres.server.js';
import { emulatorEnvironment } from 'nestjs-haptik/internal/emulator';
import { eventually } from '../../support/eventually.js';
import { ConsoleTestSite } from '../../support/pages/console.test.site.js';
import { GrafanaDashboard } from '../../support/servers/programs/grafana.dashboard.js';
import { Prometheus } from '../../support/servers/programs/prometheus.js';

const QUESTIONS = [
  'Is it up?',
  'Is it fast?',
  'Which node fails, and why?',
  'Who waits for an agent?',
] as const;
/** Columns of a dashboard of Grafana. */
const GRID_WIDTH = 24;
const NO_RULES = 'groups: []';

/** One node fails, one is slow, one is fine, one is unknown, and the agent desk is away. */
describe('the four questions of an operator', () => {
  const platform = new HaptikPlatformEmulator({
    countdownSecondMs: 1,
    users: ['ravi_k', 'asha_m'],
  });
  let site: ConsoleTestSite;
  let page: Page;
  let prometheus: Prometheus;
  let dashboard: GrafanaDashboard;

  beforeAll(async () => {
    await platform.start();
    const metrics = await freePort();
    site = await ConsoleTestSite.start({
      ...emulatorEnvironment(platform),
      HAPTIK_METRICS_PORT: String(metrics),
    });
    ({ page } = site.users.administrator);
    prometheus = await Prometheus.start(NO_RULES, [
      `127.0.0.1:${metrics}`,
      // Nothing listens there: a replica that is down.
      `127.0.0.1:${await freePort()}`,
    ]);
    dashboard = new GrafanaDashboard(prometheus);
    await eventually(async () => (await prometheus.query('up == 1')).length, 1);
    await callNodes();
    const countSlow = `haptik_call_duration_seconds_count{haptik_node="slow_report"}`;
    await eventually(async () => (await prometheus.query(countSlow)).length, 1);
  });
  afterAll(async () => {
    await prometheus?.stop();
    await site?.stop();
    await platform.stop();
  });

  async function callNodes(): Promise<void> {
    const { service } = site;
    platform.outage(faults.status(503));
    const fail = (user_name: string, conversationNo: number): Promise<string> =>
      service.callNode('order_status', {
        entities: { order_id: '500' },
        user: { user_name },
        conversationNo,
      });
    await Promise.all([
      fail('ravi_k', 7001),
      fail('asha_m', 7002),
      ...Array.from({ length: 6 }, () =>
        service.callNode('product_price', { entities: { product_name: 'speaker' } }),
      ),
      service.callNode('order_staus'),
      // Nine of the ten seconds that it has: meanwhile two chats wait.
      service.callNode('slow_report', { entities: { seconds: '9' } }),
    ]);
  }

  describe('in the console', () => {
    beforeAll(() => site.users.administrator.goTo('operations'));

    it.each([
      ['Is it up?', /^Fine: Yes.*1 replica, version \S+.*Last call/s],
      ['Is it fast?', /^Warning: Barely: 5% of calls need (8|9)\d% .*Slowest: slow_report/s],
      [
        'Which node fails, and why?',
        /^Critical: order_status: 2 of 2 calls failed.*Error in the method, 2 times.*the order system answered 500.*1 more node fails/s,
      ],
      [
        'Who waits for an agent?',
        /^(Fine|Warning): 3 chats wait, the longest for (9|\d\d) seconds.*From order_status/s,
      ],
    ])('%s', async (question, answer) => {
      const card = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { name: question }) });
      await card.waitFor();
      const [, ...lines] = (await card.innerText()).split('\n');
      expect(lines.join(' ').trim()).toMatch(answer);
    });

    it('the unknown node, with the name that is meant', async () => {
      const unknown = page.getByRole('region', { name: 'Unknown nodes' });
      expect(await unknown.getByRole('row', { name: /order_staus.*order_status/ }).count()).toBe(1);
    });
  });

  describe('in Grafana', () => {
    it('are the first rows of the dashboard, in this order', () => {
      const rows = dashboard.panels.filter(({ type }) => type === 'row').map(({ title }) => title);
      expect(rows.slice(0, QUESTIONS.length)).toEqual(QUESTIONS);
    });

    it('Is it up?', async () => {
      expect(await dashboard.readStat('Replicas that answer')).toEqual({
        value: 1,
        color: 'green',
      });
      const down = await dashboard.readStat('Replicas that do not answer');
      expect(down).toEqual({ value: 1, color: 'red' });
      const refused = await dashboard.readStat('Requests with a wrong signature');
      expect(refused).toEqual({ value: 0, color: 'green' });
    });

    it('Is it fast?', async () => {
      const share = await dashboard.readStat('Deadline used, p95');
      expect(share.value).toBeGreaterThan(0.8);
      expect(share.color).toBe('red');
      const missed = await dashboard.readStat('Calls past their deadline');
      expect(missed).toEqual({ value: 0, color: 'green' });
      const [slowest, next] = await dashboard.readBars('Slowest nodes');
      expect(slowest?.[0]).toBe('default slow_report');
      expect(slowest?.[1]).toBeGreaterThan(0.8);
      expect(next?.[1]).toBeLessThan(0.5);
    });

    it('Which node fails, and why?', async () => {
      const { value, color } = await dashboard.readStat('Calls that fail');
      expect({ value, color }).toEqual({ value: 3 / 10, color: 'red' });
      expect(await dashboard.readTable('Nodes that fail, and why')).toEqual([
        {
          bot: 'default',
          node: 'order_status',
          cause: 'Error in the method',
          'failed calls': 2,
        },
        {
          bot: 'default',
          node: '_unknown',
          cause: 'No method for the node',
          'failed calls': 1,
        },
      ]);
    });

    it('Who waits for an agent?', async () => {
      expect(await dashboard.readStat('Chats that wait for an agent')).toEqual({
        value: 3,
        color: 'orange',
      });
      const { value: age } = await dashboard.readStat('Longest wait');
      expect(age).toBeGreaterThan(8);
      expect(await dashboard.readStat('Chats that got no agent')).toEqual({
        value: 0,
        color: 'green',
      });
      expect(await dashboard.readTable('Where chats had to wait, and why')).toEqual([
        { bot: 'default', node: 'order_status', reason: 'Error in the method', chats: 2 },
        { bot: 'default', node: '_unknown', reason: 'No method for the node', chats: 1 },
      ]);
    });

    it('have panels that fit side by side', () => {
      const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
        Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)} ${y + Math.floor(cell / w)}`),
      );
      expect(cells.filter((cell) => Number.parseInt(cell, 10) >= GRID_WIDTH)).toEqual([]);
      expect(new Set(cells).size).toBe(cells.length);
    });

    it('have panels with an explanation, a unit, and names or colors of their values', () => {
      const vague = dashboard.panels.filter(({ type, description = '', targets, fieldConfig }) => {
        if (type === 'row') return false;
        const { unit, thresholds } = fieldConfig?.defaults ?? {};
        const isChart = type === 'timeseries' || type === 'bargauge';
        const isNamed = !isChart || targets?.every(({ legendFormat }) => legendFormat !== '');
        const isColored = type !== 'stat' || thresholds !== undefined;
        return !description.endsWith('.') || unit === undefined || !isNamed || !isColored;
      });
      expect(vague.map(({ title }) => title)).toEqual([]);
    });
  });
});
