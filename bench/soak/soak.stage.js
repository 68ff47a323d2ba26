import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emulatorEnvironment } from 'nestjs-haptik/internal/emulator';
import { faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { Client } from 'pg';
import { postgresUrl, startPostgres } from '../../test/run/postgres.server.js';
import { CopyPublisher } from './copy.publisher.js';
import { SmallDisk } from './small.disk.js';
import { SoakService } from './soak.service.js';

const TIMEOUT_MS = 60_000;

/** The service with PostgreSQL, an emulated platform and a small disk for its snapshot. */
export class SoakStage {
  /** Number of handoffs of each user that reached the platform. */
  arrivals = new Map();
  /** The disk of the snapshot; undefined where it cannot be mounted. */
  disk;
  service;
  #cleanup = new AsyncDisposableStack();
  #platform = new HaptikPlatformEmulator({ countdownSecondMs: 1, maxRecords: 1 });
  #postgres;
  #folder;

  async start(secret) {
    this.#folder = await mkdtemp(join(tmpdir(), 'haptik-soak-'));
    this.#cleanup.defer(() => rm(this.#folder, { recursive: true, force: true }));
    this.#postgres = await startPostgres();
    this.#cleanup.defer(() => this.#postgres.stop());
    await this.#platform.start();
    this.#cleanup.defer(() => this.#platform.stop());
    this.#platform.onEvent((event) => {
      if (event.kind !== 'handoff') return;
      const { userName } = event.handoff;
      this.arrivals.set(userName, (this.arrivals.get(userName) ?? 0) + 1);
    });
    const disk = new SmallDisk(this.#folder);
    if (disk.isAvailable) this.disk = disk;
    this.service = await SoakService.start(this.#environment(secret), this.disk);
    this.#cleanup.defer(() => this.service.stop());
  }

  #environment(secret) {
    return {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      HAPTIK_SECRET: secret,
      HAPTIK_CONSOLE: 'on',
      HAPTIK_METRICS_HOST: '127.0.0.1',
      HAPTIK_METRICS_PORT: '0',
      HAPTIK_STORAGE_FOLDER: this.#folder,
      DATABASE_URL: this.#databaseUrl,
      ...emulatorEnvironment(this.#platform),
    };
  }

  get #databaseUrl() {
    return postgresUrl(this.#postgres.port, 'postgres');
  }

  restartDatabase() {
    return this.#postgres.restart();
  }

  cutOffPlatform() {
    this.#platform.outage(faults.reset());
  }

  reconnectPlatform() {
    this.#platform.recover();
  }

  publish(key, text) {
    return new CopyPublisher(this.#databaseUrl).publish(key, text);
  }

  /** Waits until the file of the snapshot has a text. */
  async waitForSnapshot(text) {
    const path = this.disk.path('copy/copy.ndjson');
    const read = () => readFile(path, 'utf8').catch(String);
    await until(async () => (await read()).includes(text), `the snapshot has no "${text}"`);
  }

  /** Number of handoffs in each state, as the database has them. */
  async countHandoffs() {
    const client = new Client({ connectionString: this.#databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query(
        'select state, count(*)::int as count from haptik.handoffs group by state order by state',
      );
      return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    } finally {
      await client.end();
    }
  }

  /** Ends what was started. */
  stop() {
    return this.#cleanup.disposeAsync();
  }
}

/** Resolves once a condition holds. */
export async function until(condition, failure, timeoutMs = TIMEOUT_MS) {
  for (const end = Date.now() + timeoutMs; !(await condition());) {
    if (Date.now() > end) throw new Error(failure);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
