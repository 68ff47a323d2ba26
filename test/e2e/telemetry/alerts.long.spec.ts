import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { type CallInput, faults } from 'nestjs-haptik/testing';
import { createSignedCall } from '../../../src/service/signed.call.js';
import { freePort } from '../../run/postgres.server.js';
import { eventually } from '../../support/eventually.js';
import { DatabaseProxy } from '../../support/servers/database/database.proxy.js';
import { PostgresServer } from '../../support/servers/database/postgres.test.server.js';
import { GrafanaDashboard } from '../../support/servers/programs/grafana.dashboard.js';
import { Prometheus } from '../../support/servers/programs/prometheus.js';
import { operatorAt, ServiceFleet } from '../../support/servers/service/service.fleet.js';
import type { ServiceProcess } from '../../support/servers/service/service.process.js';

const read = (path: string): string =>
  readFileSync(new URL(`../../../deploy/${path}`, import.meta.url), 'utf8');
const RULES = read('helm/nestjs-haptik/files/alerts.yml');
/** An alert may have a rule for each severity. */
interface Rule {
  readonly alert: string;
  readonly labels: { readonly severity: string };
}
const ALERTS = (parse(RULES) as { groups: [{ rules: Rule[] }] }).groups[0].rules
  .map(({ alert, labels }) => `${alert} ${labels.severity}`)
  .toSorted();
/** The same rules for a test that does not wait for minutes. */
const QUICK_RULES = RULES.replaceAll(/\[\d+[mh]\]/g, '[20s]')
  .replaceAll(/offset \d+[mh]/g, 'offset 20s')
  .replaceAll(/for: \d+[mhd]/g, 'for: 0s')
  .replace('_age_seconds) > 300', '_age_seconds) > 1');
const RULE_TESTS = 'prometheus/alerts.test.yml';

const run = promisify(execFile);

describe('the rules of the alerts', () => {
  it('see the first event that they warn of', async () => {
    await run('promtool', ['test', 'rules', `deploy/${RULE_TESTS}`]);
    const { tests } = parse(read(RULE_TESTS)) as {
      tests: {
        alert_rule_test: {
          alertname: string;
          exp_alerts?: { exp_labels: { severity: string } }[];
        }[];
      }[];
    };
    const tested = tests
      .flatMap(({ alert_rule_test }) => alert_rule_test)
      .flatMap(({ alertname, exp_alerts = [] }) =>
        exp_alerts.map(({ exp_labels }) => `${alertname} ${exp_labels.severity}`),
      );
    expect([...new Set(tested)].toSorted()).toEqual(ALERTS);
  });
});

describe('the alerts and the dashboard', () => {
  const fleet = new ServiceFleet();
  let server: PostgresServer;
  let database: DatabaseProxy;
  let service: ServiceProcess;
  let prometheus: Prometheus;
  let url: string;

  const call = async (node: string, input: CallInput, secret = 'new-secret'): Promise<number> => {
    const response = await fetch(url, {
      method: 'POST',
      ...createSignedCall(node, input, secret),
    });
    await response.text();
    return response.status;
  };
  const fail = (user: string): Promise<number> =>
    call('order_status', { entities: { order_id: '500' }, user: { user_name: user } });

  beforeAll(async () => {
    await fleet.platform.start();
    server = await PostgresServer.shared();
    const databaseUrl = new URL(await server.database());
    database = new DatabaseProxy(Number(databaseUrl.port));
    databaseUrl.port = String(await database.start());
    const metrics = await freePort();
    service = fleet.run({
      DATABASE_URL: databaseUrl.href,
      HAPTIK_SECRET: 'new-secret,old-secret',
      HAPTIK_METRICS_PORT: String(metrics),
    });
    url = await service.waitUntilListening();
    // Nothing listens on the other port: a replica that is down.
    const targets = [`127.0.0.1:${metrics}`, `127.0.0.1:${await freePort()}`];
    prometheus = await Prometheus.start(QUICK_RULES, targets);
    await eventually(async () => (await prometheus.query('up == 1')).length, 1);
  });
  afterAll(async () => {
    await prometheus.stop();
    await fleet.stopAll();
    await fleet.platform.stop();
    await database.stop();
    await server.stop();
  });

  it('each alert fires when what it warns of happens', async () => {
    // Counters exist before they rise, so that a rise is seen.
    await Promise.all([
      call('product_price', { entities: { product_name: 'speaker' } }),
      call('product_price', {}, 'forged'),
      call('product_price', {}, 'old-secret'),
      call('no_such_node', {}),
      fail('first'),
    ]);
    fleet.platform.outage(faults.status(401));
    await fail('refused');
    await eventually(
      async () => (await prometheus.query('haptik_signature_outdated_total')).length,
      1,
    );
    await operatorAt(url).request('PUT /switches', { node: 'product_price', mode: 'fallback' });
    const slow: Promise<number>[] = [];
    let isBusy = false;
    // More slow calls than a node may have in flight, again and again.
    const makeBusy = (): void => {
      if (isBusy) return;
      isBusy = true;
      const calls = Array.from({ length: 270 }, () =>
        call('slow_report', { entities: { seconds: '9' } }),
      );
      slow.push(...calls);
      void Promise.all(calls).then(() => (isBusy = false));
    };
    const drive = async (): Promise<void> => {
      makeBusy();
      fleet.platform.outage(faults.status(401));
      await Promise.all([
        ...Array.from({ length: 5 }, () => fail(`refused_${Math.random()}`)),
        ...Array.from({ length: 10 }, () => call('product_price', {}, 'forged')),
        call('product_price', {}, 'old-secret'),
        call('no_such_node', {}),
        ...Array.from({ length: 20 }, () =>
          call('delivery_address', { user: { language_code: 'fr' } }),
        ),
      ]);
      fleet.platform.outage(faults.reset());
      await fail(`queued_${Math.random()}`);
      // The event loop stands still for a second.
      service.signal('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      service.signal('SIGCONT');
    };
    const ofReachableDatabase = ALERTS.filter(
      (alert) => !alert.startsWith('HaptikStorageUnavailable'),
    );
    await eventually(async () => {
      await drive();
      const fired = await prometheus.firedAlerts();
      return ofReachableDatabase.filter((alert) => !fired.includes(alert)).join();
    }, '');
    database.disconnect();
    await fail('kept in memory');
    await eventually(
      async () => (await prometheus.query('haptik_handoff_memory_depth > 0')).length,
      1,
    );
    await eventually(async () => (await prometheus.firedAlerts()).join(), ALERTS.join());
    database.restore();
    await eventually(
      async () => (await prometheus.query('haptik_handoff_memory_depth == 0')).length,
      1,
    );
    await eventually(
      async () => (await prometheus.query('haptik_storage_available == 1')).length,
      1,
    );
    expect(await Promise.all(slow)).toEqual(slow.map(() => 200));
  });

  it('every query of the dashboard finds what it shows', async () => {
    const dashboard = new GrafanaDashboard(prometheus);
    const empty: string[] = [];
    for (const { title, targets = [] } of dashboard.panels) {
      for (const { expr } of targets) {
        if ((await dashboard.query(expr)).length === 0) empty.push(`${title}: ${expr}`);
      }
    }
    expect(empty).toEqual([]);
  });

  it('every query of the dashboard is of the chosen bot, if its metric has one', async () => {
    const ofAllBots: string[] = [];
    for (const { title, targets = [] } of new GrafanaDashboard(prometheus).panels) {
      for (const { expr } of targets) {
        for (const [, metric = '', selector = ''] of expr.matchAll(/\b(haptik_\w+)(\{[^}]*\})?/g)) {
          if (selector.includes('haptik_bot=~"$bot"')) continue;
          const ofBots = await prometheus.query(`${metric}{haptik_bot!=""}`);
          if (ofBots.length > 0) ofAllBots.push(`${title}: ${metric}`);
        }
      }
    }
    expect(ofAllBots).toEqual([]);
  });
});
