import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { temporaryRoot } from './temporary.root.js';
import { postgresUrl, startPostgres } from './postgres.server.js';

const TEMPLATE = 'haptik_template';

/**
 * Resources that all test files of a run share: a PostgreSQL server with a migrated template
 * database, and a migrated folder of the embedded database. The first request creates each.
 */
export class TestResources {
  /** @type {Map<string, Promise<{ value: unknown, remove: () => Promise<void> }>>} */
  #resources = new Map();
  #server = createServer((request, response) => {
    // A keep-alive connection could be closed by one side while the other reuses it.
    response.setHeader('Connection', 'close');
    this.#provide(request.url ?? '').then(
      (value) => response.end(JSON.stringify(value)),
      (error) => response.writeHead(500).end(String(error?.stack ?? error)),
    );
  });

  /** @returns {Promise<string>} the URL from which test files request a resource by its name */
  async start() {
    this.#server.listen(0, '127.0.0.1').unref();
    await once(this.#server, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    return `http://127.0.0.1:${port}`;
  }

  async stop() {
    this.#server.close();
    for (const pending of this.#resources.values()) {
      const resource = await pending.catch(() => undefined);
      await resource?.remove();
    }
  }

  /** @param {string} path */
  async #provide(path) {
    const make = RESOURCE_FACTORIES[path];
    if (!make) throw new Error(`Unknown resource ${path}`);
    const pending = this.#resources.get(path) ?? make();
    this.#resources.set(path, pending);
    return (await pending).value;
  }
}

/** @type {Record<string, () => Promise<{ value: unknown, remove: () => Promise<void> }>>} */
const RESOURCE_FACTORIES = {
  '/postgres': async () => {
    const server = await startPostgres();
    try {
      const client = new Client({ connectionString: postgresUrl(server.port, 'postgres') });
      await client.connect();
      await client.query(`create database ${TEMPLATE}`);
      await client.end();
      await migrate({ url: postgresUrl(server.port, TEMPLATE) });
    } catch (error) {
      // The run would not end while its child process lives.
      await server.stop();
      throw error;
    }
    return { value: { port: server.port, template: TEMPLATE }, remove: server.stop };
  },
  '/pglite': async () => {
    const folder = await mkdtemp(join(temporaryRoot(), 'haptik-template-'));
    await migrate({ folder });
    return {
      value: { folder },
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  },
};

/**
 * Migrates a database by starting and stopping an application on it. Loads Nest lazily, because unit
 * tests do not need it.
 *
 * @param {import('@nestjs-haptik/storage').HaptikStorageOptions} storage
 */
async function migrate(storage) {
  const [{ NestFactory }, { HaptikModule }, { HaptikStorageModule }] = await Promise.all([
    import('@nestjs/core'),
    import('nestjs-haptik'),
    import('@nestjs-haptik/storage'),
  ]);
  const haptik = HaptikModule.forRoot({ secrets: 'template' });
  const root = {
    ...haptik,
    imports: [...(haptik.imports ?? []), HaptikStorageModule.forRoot(storage)],
  };
  const app = await NestFactory.createApplicationContext(root, { logger: ['error'] });
  await app.close();
}
