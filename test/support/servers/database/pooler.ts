import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../run/postgres.server.js';
import type { PostgresServer } from './postgres.test.server.js';

/** Debian's PgBouncer unless PGBOUNCER is set. */
const PGBOUNCER = process.env['PGBOUNCER'] ?? '/usr/sbin/pgbouncer';
const USER = 'postgres';

/** PgBouncer in front of a server in transaction mode: each transaction may use another connection. */
export class Pooler {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly port: number,
  ) {}

  /** @param size connections to the server, for each database */
  static async start(server: PostgresServer, size: number): Promise<Pooler> {
    const folder = await mkdtemp(join(tmpdir(), 'haptik-pooler-'));
    const port = await freePort();
    const { password } = new URL(server.url(''));
    const settings = [
      '[databases]',
      `away = host=127.0.0.1 port=1`,
      `* = host=127.0.0.1 port=${server.port}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = plain',
      `auth_file = ${join(folder, 'users.txt')}`,
      'pool_mode = transaction',
      `default_pool_size = ${size}`,
      'query_wait_timeout = 3',
    ];
    await writeFile(join(folder, 'pooler.ini'), settings.join('\n'));
    await writeFile(
      join(folder, 'users.txt'),
      `"${USER}" "${decodeURIComponent(password)}"\n"unknown" "wrong"\n`,
    );
    await chmod(folder, 0o755);
    // Like PostgreSQL, PgBouncer does not run as root.
    const isRoot = process.getuid?.() === 0;
    const id = (flag: string) => Number(execFileSync('id', [flag, USER]).toString());
    const child = spawn(PGBOUNCER, [join(folder, 'pooler.ini')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(isRoot && { uid: id('-u'), gid: id('-g') }),
    });
    const pooler = new Pooler(child, folder, port);
    await pooler.ready();
    return pooler;
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    if (this.process.kill('SIGKILL')) await ended;
    await rm(this.folder, { recursive: true, force: true });
  }

  private ready(): Promise<void> {
    let output = '';
    return new Promise((ready, reject) => {
      this.process.stderr?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('process up')) ready();
      });
      this.process.once('error', reject);
      this.process.once('exit', () => reject(new Error(`PgBouncer did not start: ${output}`)));
    });
  }
}
