import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventually } from '../../support/eventually.js';
import { PostgresServer } from '../../support/servers/database/postgres.test.server.js';
import { temporaryFolder } from '../../support/servers/database/shared.resources.js';
import { ServiceProcess } from '../../support/servers/service/service.process.js';

/** Id of the lock of the migrations. */
const LOCK = 0x6870_746b;

const services: ServiceProcess[] = [];
afterEach(() => Promise.all(services.splice(0).map((service) => service.stop())));

function start(env: Readonly<Record<string, string>>): ServiceProcess {
  const service = new ServiceProcess({
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    HAPTIK_SECRET: 'a-secret-of-this-test',
    HAPTIK_CONSOLE: 'on',
    ...env,
  });
  services.push(service);
  return service;
}

/** The end of a pipe that the service reads, once it does; it reads until this is closed. */
async function openReadPipe(path: string): Promise<number> {
  let pipe = -1;
  const isRead = async (): Promise<boolean> => {
    try {
      pipe = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch {
      // No process reads it yet.
    }
    return pipe !== -1;
  };
  expect(await eventually(isRead, true)).toBe(true);
  return pipe;
}

const linesOf = (level: string, { output }: ServiceProcess) =>
  output.split('\n').filter((line) => line.includes(`"level":"${level}"`));

describe('the service that is stopped while it starts', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
  ] as const)('exits at once on %s while it reads its settings', async (signal, exitCode) => {
    const certificate = join(await temporaryFolder(), 'certificate');
    execFileSync('mkfifo', [certificate]);
    const service = start({
      HAPTIK_TLS_CERT_FILE: certificate,
      HAPTIK_TLS_KEY_FILE: '/dev/null',
      HAPTIK_STORAGE_FOLDER: await temporaryFolder(),
    });
    const pipe = await openReadPipe(certificate);
    service.signal(signal);
    closeSync(pipe);
    expect(await service.waitForExit()).toBe(exitCode);
  });

  it('closes an embedded database that it creates, and the next start opens it', async () => {
    const env = { HAPTIK_STORAGE_FOLDER: await temporaryFolder() };
    const stopped = start(env);
    await stopped.waitForOutput(/No url \(DATABASE_URL\) is set/);
    stopped.signal('SIGTERM');
    expect(await stopped.waitForExit()).toBe(0);
    expect(linesOf('error', stopped)).toEqual([]);
    expect(stopped.output).not.toContain('Webhook endpoint');
    const next = start(env);
    await next.waitUntilListening();
    next.signal('SIGTERM');
    expect(await next.waitForExit()).toBe(0);
  }, 180_000);

  it('exits in time while another session holds the lock of the migrations', async () => {
    const server = await PostgresServer.shared();
    const url = await server.emptyDatabase();
    const session = new Client({ connectionString: url });
    await session.connect();
    try {
      await session.query('select pg_advisory_lock($1)', [LOCK]);
      const service = start({ DATABASE_URL: url });
      const isWaiting = async (): Promise<boolean> => {
        const { rowCount } = await session.query(
          `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
        );
        return rowCount === 1;
      };
      expect(await eventually(isWaiting, true)).toBe(true);
      service.signal('SIGTERM');
      expect(await service.waitForExit()).toBe(0);
      expect(service.output).not.toContain('did not close within');
    } finally {
      await session.end();
      await server.stop();
    }
  }, 60_000);
});
