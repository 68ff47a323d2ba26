import { glob, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { Client } from 'pg';
import { HandoffRepository } from 'nestjs-haptik';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { boot, MemoryLogger } from '../../support/test.app.js';
import { createSelfSignedCertificate } from '../../support/servers/http/certificate.js';
import { eventually } from '../../support/eventually.js';
import { PostgresServer, query } from '../../support/servers/database/postgres.test.server.js';

const logger = new MemoryLogger();
const apps: INestApplication[] = [];

const start = async (storage: HaptikStorageOptions): Promise<INestApplication> => {
  const app = await boot({
    logger,
    metadata: { imports: [HaptikStorageModule.forRoot(storage)] },
  });
  apps.push(app);
  return app;
};
const bookOf = (app: INestApplication) => app.get(HandoffRepository, { strict: false });

beforeEach(() => {
  logger.lines.length = 0;
});
afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

describe('storage in a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-boot-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is created when it does not exist, and reused', async () => {
    const inside = join(folder, 'not', 'there');
    const first = await start({ folder: inside });
    expect(await bookOf(first).list()).toEqual([]);
    await apps.pop()?.close();
    expect(await bookOf(await start({ folder: inside })).list()).toEqual([]);
    expect(logger.linesOf('log')).toContainEqual(`log Storage opened: embedded in ${inside}`);
  });

  it('is locked for one application, and the other gets an error with the fix', async () => {
    await start({ folder });
    await expect(start({ folder })).rejects.toThrow(
      /another process uses the embedded database.*another folder.*PostgreSQL/,
    );
  });

  it('is locked for one of two applications that start at the same time', async () => {
    const results = await Promise.allSettled([start({ folder }), start({ folder })]);
    expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(1);
  });

  it('is rejected when it is not writable, and when its path is too long', async () => {
    await expect(start({ folder: '/dev/null/haptik' })).rejects.toThrow(
      /cannot be created.*another folder/,
    );
    await expect(start({ folder: join(folder, 'x'.repeat(120)) })).rejects.toThrow(
      /path of the folder .* is too long/,
    );
  });
});

describe('storage in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server.stop());

  it('is migrated once by replicas that start together', async () => {
    const url = await server.database();
    const replicas = await Promise.all(Array.from({ length: 4 }, () => start({ url })));
    for (const app of replicas) expect(await bookOf(app).list()).toEqual([]);
    let migrations = 0;
    for await (const _ of glob('packages/storage/src/migrations/*.sql')) migrations++;
    expect(await query(url, 'select count(*)::int as done from haptik.migrations')).toEqual([
      { done: migrations },
    ]);
  });

  it('is rejected when it requires a newer version', async () => {
    const url = await server.database();
    await start({ url });
    await query(
      url,
      `insert into haptik.migrations (hash, created_at, requires)
       values ('x', 4102444800000, 4102444800000)`,
    );
    await expect(start({ url })).rejects.toThrow(
      /migrated by a newer version of nestjs-haptik, on 2100-01-01.*Start the newer version/,
    );
  });

  it('is rejected when a newer version of the queue migrated it', async () => {
    const url = await server.database();
    await start({ url });
    await query(url, 'update haptik_queue.version set version = version + 1');
    await expect(start({ url })).rejects.toThrow(
      /newer version of pg-boss.*schema \d+.*schema \d+.*Start the newer version/,
    );
  });

  it.each([
    ['a wrong password', (url: URL) => (url.password = 'not-it-4711'), /password is wrong/],
    ['an unknown database', (url: URL) => (url.pathname = '/nowhere'), /database does not exist/],
  ])(
    'is rejected immediately with %s, and the message does not contain the password',
    async (_, spoil, cure) => {
      const url = new URL(await server.database());
      spoil(url);
      const failure = await start({ url: url.href }).catch((error: Error) => error.message);
      expect(failure).toMatch(cure);
      expect(failure).not.toContain(url.password);
      expect(logger.lines.join('\n')).not.toContain(url.password);
    },
  );

  it('rejects a user who is not allowed to create its schemas', async () => {
    const url = new URL(await server.database());
    await query(url.href, `create role guest login password 'guest'`);
    url.username = 'guest';
    url.password = 'guest';
    await expect(start({ url: url.href })).rejects.toThrow(
      /is not allowed to create the schemas.*"Database permissions" in docs\/operations.md of nestjs-haptik: grant create/,
    );
  });

  it.each([
    ['schemas created by the user', 0],
    ['schemas created by another user', 1],
  ])('requires only the privileges in the docs, with %s', async (_, block) => {
    const url = new URL(await server.database());
    const database = url.pathname.slice(1);
    const docs = await readFile('docs/operations.md', 'utf8');
    const section = docs.slice(docs.indexOf('## Database permissions'));
    const blocks = [...section.matchAll(/```sql\n(.*?)```/gs)].map(([, sql = '']) => sql);
    const user = `least_${block}`;
    const given = (sql = '') =>
      sql.replaceAll(/\bbot\b/g, user).replaceAll(/\bhaptik_bots\b/g, database);
    await query(
      url.href,
      `revoke all on database ${database} from public; revoke all on schema public from public`,
    );
    await query(url.href, given(blocks[0]));
    await query(url.href, given(blocks[1 + block]));
    url.username = user;
    url.password = 'secret';
    await Promise.all([start({ url: url.href }), start({ url: url.href })]);
    await Promise.all(apps.splice(0).map((app) => app.close()));
    const again = await start({ url: url.href });
    expect(await bookOf(again).list()).toEqual([]);
    expect(logger.lines.filter((line) => /^(warn|error) /.test(line))).toEqual([]);
  });

  it('rejects a user who is not allowed to connect', async () => {
    const url = new URL(await server.database());
    const database = url.pathname.slice(1);
    await query(url.href, `revoke all on database ${database} from public`);
    await query(url.href, `create role outsider login password 'outsider'`);
    url.username = url.password = 'outsider';
    await expect(start({ url: url.href })).rejects.toThrow(
      /\(42501\) cannot be used: the user is not allowed to connect.*grant connect/,
    );
  });

  it('does not wait for a lock without pending migrations', async () => {
    const url = await server.database();
    await start({ url });
    const holder = new Client({ connectionString: url });
    await holder.connect();
    try {
      // The migration lock; a pooler can keep it on an idle connection.
      await holder.query('select pg_advisory_lock($1)', [0x6870_746b]);
      await start({ url });
      expect(logger.linesOf('error')).toEqual([]);
    } finally {
      await holder.end();
    }
  });

  it('is rejected in a database that cannot store all characters', async () => {
    const url = new URL(await server.database());
    await query(
      url.href,
      `create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0`,
    );
    url.pathname = '/latin';
    await expect(start({ url: url.href })).rejects.toThrow(/encoding LATIN1.*encoding 'UTF8'/);
  });

  it.each([
    ['foo=bar', '-c foo=bar'],
    ['an invalid value', '-c datestyle=xx'],
    ['a server-level parameter', '-c shared_buffers=1'],
    ['invalid syntax', '-- xx'],
  ])('is rejected with options of %s', async (_, options) => {
    const url = `${await server.database()}?options=${encodeURIComponent(options)}`;
    await expect(start({ url })).rejects.toThrow(/rejects the options of the url/);
  });

  it('is reached by IPv6, with any characters in user, password and database', async () => {
    const [user, password, database] = ['b:o/t @ü%', "p:/?#[]@!$&'()*+,;=% é", 'd/a:t@ &é+=,;$%'];
    const admin = server.url('postgres');
    await query(admin, `create role "${user}" login password '${password.replace("'", "''")}'`);
    await query(admin, `create database "${database}" owner "${user}"`);
    const socket = createServer((inner) => {
      const outer = connect(server.port, '127.0.0.1');
      [inner, outer].forEach((end) => end.on('error', () => undefined));
      inner.pipe(outer).pipe(inner);
    });
    await once(socket.listen(0, '::1'), 'listening');
    const { port } = socket.address() as AddressInfo;
    const [name, secret, path] = [user, password, database].map(encodeURIComponent);
    const app = await start({ url: `postgres://${name}:${secret}@[::1]:${port}/${path}` });
    expect(await bookOf(app).list()).toEqual([]);
    expect(logger.linesOf('log')).toContain(`log Storage opened: PostgreSQL [::1]/${database}`);
    await Promise.all(apps.splice(0).map((one) => one.close()));
    socket.close();
  });

  it('is opened later when the role has no free connection at the start', async () => {
    const url = new URL(await server.database());
    const database = url.pathname.slice(1);
    await query(url.href, `create role limited login password 'limited' connection limit 0`);
    await query(url.href, `alter database ${database} owner to limited`);
    url.username = url.password = 'limited';
    const app = await start({ url: url.href });
    expect(logger.linesOf('error').join()).toMatch(/has no free connection \(53300\); retrying/);
    await query(server.url('postgres'), 'alter role limited connection limit -1');
    const count = async () =>
      (
        await bookOf(app)
          .list()
          .catch(() => undefined)
      )?.length;
    expect(await eventually(count, 0)).toBe(0);
  });

  it('is found by the folder of its socket', async () => {
    const url = new URL(await server.database());
    const folder = await mkdtemp(join(tmpdir(), 'haptik-socket-'));
    const socket = createServer((inner) => {
      const outer = connect(Number(url.port), '127.0.0.1');
      [inner, outer].forEach((end) => end.on('error', () => undefined));
      inner.pipe(outer).pipe(inner);
    });
    await once(socket.listen(join(folder, '.s.PGSQL.5432')), 'listening');
    try {
      const user = `${url.username}:${url.password}`;
      const empty = await start({ url: `postgres://${user}@${url.pathname}?host=${folder}` });
      expect(await bookOf(empty).list()).toEqual([]);
      await start({ url: `postgres://${user}@${encodeURIComponent(folder)}${url.pathname}` });
      expect(logger.linesOf('log')).toContain(
        `log Storage opened: PostgreSQL ${folder}${url.pathname}`,
      );
      await Promise.all(apps.splice(0).map((app) => app.close()));
    } finally {
      socket.close();
      await rm(folder, { recursive: true });
    }
  });
});

describe('storage in PostgreSQL with TLS', () => {
  const { key, cert } = createSelfSignedCertificate();
  let server: PostgresServer;
  let folder: string;
  beforeAll(async () => {
    server = await PostgresServer.start();
    folder = await mkdtemp(join(tmpdir(), 'haptik-tls-'));
    await writeFile(join(folder, 'ca.pem'), cert);
    const write = (text: string, file: string) =>
      `copy (select unnest(string_to_array($$${text.trim()}$$, E'\n')))
        to program 'cat > ${file} && chmod 600 ${file}'`;
    const admin = await server.database();
    await query(admin, write(key, 'server.key'));
    await query(admin, write(cert, 'server.crt'));
    await query(admin, 'alter system set ssl = on');
    await query(admin, 'select pg_reload_conf()');
    await eventually(async () => (await query(admin, 'show ssl'))[0]?.['ssl'], 'on');
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  const by = async (parameters: string, host = 'localhost'): Promise<string> => {
    const url = new URL(await server.database());
    return `postgres://${url.username}:${url.password}@${host}:${url.port}${url.pathname}?${parameters}`;
  };

  it('is used with a certificate that the CA of the url signed', async () => {
    const app = await start({ url: await by(`sslmode=verify-full&sslrootcert=${folder}/ca.pem`) });
    expect(await bookOf(app).list()).toEqual([]);
    expect(logger.linesOf('error')).toEqual([]);
  });

  it.each([
    [
      'the certificate is not signed by a trusted authority',
      'sslmode=verify-full',
      /SELF_SIGNED_CERT.*sslrootcert/,
    ],
    [
      'sslmode is require, which libpq would not verify',
      'sslmode=require',
      /SELF_SIGNED_CERT.*sslrootcert/,
    ],
    [
      'the file of the CA is missing',
      'sslmode=verify-full&sslrootcert=/no/ca.pem',
      /"\/no\/ca.pem" cannot be read \(ENOENT\). Correct sslrootcert/,
    ],
    [
      'the file of the CA is a folder',
      'sslmode=verify-full&sslrootcert=/tmp',
      /"\/tmp" cannot be read|url.*cannot be used/,
    ],
  ])('is rejected immediately when %s', async (_, parameters, cure) => {
    await expect(start({ url: await by(parameters) })).rejects.toThrow(cure);
  });

  it('is rejected immediately for a host name that is not in the certificate', async () => {
    const url = await by(`sslmode=verify-full&sslrootcert=${folder}/ca.pem`, '127.0.0.1');
    await expect(start({ url })).rejects.toThrow(/ALTNAME_INVALID.*another host name/);
  });

  it('is rejected immediately when the server does not support TLS, or requires it', async () => {
    const plain = await by('sslmode=verify-full');
    await query(await by('sslmode=disable'), 'alter system set ssl = off');
    await query(await by('sslmode=disable'), 'select pg_reload_conf()');
    const isOff = async () => (await query(await by('sslmode=disable'), 'show ssl'))[0]?.['ssl'];
    await eventually(isOff, 'off');
    await expect(start({ url: plain })).rejects.toThrow(
      /the server does not support TLS.*sslmode=disable/,
    );
  });
});

describe('storage with an invalid configuration is rejected', () => {
  it.each([
    [{ url: 'mysql://x/y' }, /url \(DATABASE_URL\) is not a PostgreSQL URL/],
    [{ url: 'postgres://bot:s3cr:t@:nowhere' }, /url \(DATABASE_URL\) is not a PostgreSQL URL/],
    [{ url: 'postgres://bot:s3cr@db:99999/x' }, /url \(DATABASE_URL\) is not a PostgreSQL URL/],
    [
      { url: 'postgres://bot:s3cr@bad_host!/x' },
      /"bad_host!" in the url \(DATABASE_URL\) is not a valid host/,
    ],
    [{ url: 'postgres://bot:s3cr@-db-/x' }, /"-db-" in the url/],
    [{ url: 'postgres://:s3cr@bad_host!/x' }, /"bad_host!" in the url/],
    [{ url: 'postgres://bot:s3cr@db..internal/x' }, /"db..internal" in the url/],
    [{ url: 'postgres://bot:s3cr@db/x?host=one,two' }, /has several hosts.*one address/],
    [{ url: 'postgres://bot:s3cr@one,two/x' }, /has several hosts.*one address/],
    [{ url: 'postgres://bot:s3cr@one:5432,two:5432/x' }, /has several hosts.*one address/],
    [
      { url: 'postgres://bot:s3cr@/x?host=/tmp&port=abc' },
      /port in the url .* must be a port number/,
    ],
    [
      { url: 'postgres://bot:s3cr@db/x?sslmode=requird' },
      /sslmode in the url .* must be one of disable, /,
    ],
    [{ url: 'postgres://bot:s3cr@db/x%23y' }, /has a "\?" or "#" in its name/],
    [{ url: 'postgres://bot:s3cr@db/x?ssl=yes' }, /ssl in the url .* must be one of true, /],
    [{ url: 'postgres://bot:s3cr@db/x?sslnegotiation=later' }, /sslnegotiation in the url/],
    [
      { url: 'postgres://bot:s3cr@db/x?sslmode=verify-ca&uselibpqcompat=true' },
      /verify-ca in the url .* needs sslrootcert/,
    ],
    [{ poolSize: 0 }, /poolSize must be a whole number above 0/],
    [{ handoffs: { expireAfterMs: -1 } }, /handoffs.expireAfterMs must be/],
    [{ handoffs: { concurrency: 1.5 } }, /handoffs.concurrency must be/],
  ] as const)('%p', async (options, message) => {
    const failure = await start(options).catch((error: Error) => error.message);
    expect(failure).toMatch(message);
    expect(failure).not.toContain('s3cr');
  });
});
