import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { LOAD_CORE, ServerProcess } from './measure/server.process.js';

/** The databases of a benchmark: a PostgreSQL server and folders of embedded databases. */
export class BenchDatabases {
  #server;
  #folders = [];
  #databases = 0;

  constructor(server) {
    this.#server = server;
  }

  /** Starts the PostgreSQL server on the core of the load, away from the application. */
  static async open() {
    return new BenchDatabases(await ServerProcess.start(['postgres.js'], { core: LOAD_CORE }));
  }

  /** Storage options of a new, empty database. */
  async createEmpty(kind) {
    if (kind === 'none') return null;
    if (kind === 'PGlite') {
      const folder = await mkdtemp(join(tmpdir(), 'haptik-bench-'));
      this.#folders.push(folder);
      return { folder };
    }
    const name = `bench_${++this.#databases}`;
    await query(this.#url('postgres'), `create database ${name}`);
    return { url: this.#url(name) };
  }

  /** Runs SQL on a database that no application has open. */
  async run({ url, folder }, text) {
    if (url) return query(url, text);
    const database = await PGlite.create(join(folder, 'data'));
    await database.exec(text);
    await database.close();
  }

  async close() {
    await this.#server.end();
    for (const folder of this.#folders) await rm(folder, { recursive: true, force: true });
  }

  #url(database) {
    return `postgres://postgres:bench@127.0.0.1:${this.#server.port}/${database}`;
  }
}

async function query(connectionString, text) {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
