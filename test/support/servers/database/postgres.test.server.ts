import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { postgresUrl, startPostgres } from '../../../run/postgres.server.js';
import { fetchResource } from './shared.resources.js';

interface RunningServer {
  readonly port: number;
  /** Name of a migrated template database. @default databases are empty */
  readonly template?: string;
  stop(): Promise<void>;
}

/** A real PostgreSQL server with databases for tests. */
export class PostgresServer {
  readonly #names: string[] = [];

  private constructor(private readonly server: RunningServer) {}

  /** Starts a server for this test file only, which the file may stop; its databases are empty. */
  static async start(): Promise<PostgresServer> {
    return new PostgresServer(await startPostgres());
  }

  /** Connects to the shared server of the run; its databases are migrated. */
  static async shared(): Promise<PostgresServer> {
    const resource = await fetchResource<{ port: number; template: string }>('postgres');
    return new PostgresServer({ ...resource, stop: async () => undefined });
  }

  get port(): number {
    return this.server.port;
  }

  /** URL of a new database: migrated on the shared server, else empty. */
  database(): Promise<string> {
    return this.create(this.server.template);
  }

  /** URL of a new database without tables. */
  emptyDatabase(): Promise<string> {
    return this.create();
  }

  url(database: string, port = this.port): string {
    return postgresUrl(port, database);
  }

  /** Stops a server of this file; on the shared server, drops the databases of this file. */
  async stop(): Promise<void> {
    if (this.server.template !== undefined) {
      for (const name of this.#names.splice(0)) {
        await query(this.url('postgres'), `drop database if exists ${name} with (force)`);
      }
    }
    await this.server.stop();
  }

  private async create(template?: string): Promise<string> {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    this.#names.push(name);
    const from = template === undefined ? '' : ` template ${template}`;
    await query(this.url('postgres'), `create database ${name}${from}`);
    return this.url(name);
  }
}

/** Runs SQL on a database over a separate connection. */
export async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const result = await client.query<Record<string, unknown>>(text);
    return result.rows;
  } finally {
    await client.end();
  }
}

let shared: Promise<PostgresServer> | undefined;

/** URL of a migrated database on the shared server. Dropped after the last test of this file. */
export async function migratedDatabase(): Promise<string> {
  shared ??= PostgresServer.shared();
  return (await shared).database();
}

afterAll(async () => (await shared)?.stop());
