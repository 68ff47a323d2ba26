import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../run/postgres.server.js';
import { eventually } from '../../eventually.js';

/** A series at one moment. */
export interface QueryResult {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

/** A real Prometheus (Debian's package) that scrapes and evaluates several times a second. */
export class Prometheus {
  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
    private readonly folder: string,
  ) {}

  /**
   * @param rules the text of a file of rules
   * @param targets addresses of the job "haptik"
   */
  static async start(rules: string, targets: readonly string[]): Promise<Prometheus> {
    const folder = await mkdtemp(join(tmpdir(), 'haptik-prometheus-'));
    const config = {
      global: { scrape_interval: '250ms', scrape_timeout: '250ms', evaluation_interval: '500ms' },
      rule_files: ['rules.yml'],
      scrape_configs: [{ job_name: 'haptik', static_configs: [{ targets }] }],
    };
    await writeFile(join(folder, 'prometheus.yml'), JSON.stringify(config));
    await writeFile(join(folder, 'rules.yml'), rules);
    const url = `http://127.0.0.1:${await freePort()}`;
    const child = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=${new URL(url).host}`,
        '--log.level=error',
      ],
      { stdio: 'ignore' },
    );
    const prometheus = new Prometheus(child, url, folder);
    await eventually(async () => (await fetch(`${url}/-/ready`).catch(() => undefined))?.ok, true);
    return prometheus;
  }

  /** The result of a query at this moment. @throws Error for a wrong query */
  async query(expression: string): Promise<readonly QueryResult[]> {
    const response = await fetch(`${this.url}/api/v1/query`, {
      method: 'POST',
      body: new URLSearchParams({ query: expression }),
    });
    const { data, error } = (await response.json()) as {
      data?: { result: QueryResult[] };
      error?: string;
    };
    if (!data) throw new Error(`${error}: ${expression}`);
    return data.result;
  }

  /** Names and severities of the alerts that have fired since the start, sorted. */
  async firedAlerts(): Promise<string[]> {
    const series = await this.query('max_over_time(ALERTS{alertstate="firing"}[1h])');
    const names = series.map(({ metric }) => `${metric['alertname']} ${metric['severity']}`);
    return [...new Set(names)].toSorted();
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
    await rm(this.folder, { recursive: true, force: true });
  }
}
