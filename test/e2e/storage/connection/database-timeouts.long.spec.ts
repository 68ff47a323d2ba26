import { execFileSync } from 'node:child_process';
import { Client } from 'pg';
import { HandoffRepository, HaptikAgentDesk } from 'nestjs-haptik';
import { HaptikCopyModule } from 'nestjs-haptik/copy';
import { HaptikPlatformEmulator, HaptikTestClient } from 'nestjs-haptik/testing';
import { ShopBot } from '../../../support/bots/shop.bot.js';
import { type ConsoleApiClient, ConsoleHost } from '../../../support/console/console.host.js';
import { shopCopy } from '../../../support/console/copy.console.host.js';
import { eventually } from '../../../support/eventually.js';
import { PostgresServer, query } from '../../../support/servers/database/postgres.test.server.js';
import { SECRET } from '../../../support/test.app.js';
import { STARTED } from '../../../support/values/english.texts.js';

/** Ends the session that holds a lock, and waits until the server has ended the one that waited for it. */
const RELEASE_SCRIPT = `
  import { Client } from 'pg';
  const [url, holder, waiting] = process.argv.slice(1);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('select pg_terminate_backend($1)', [holder]);
  while ((await client.query('select from pg_stat_activity where pid = $1', [waiting])).rowCount > 0);
  await client.end();
`;

const unavailable = (words: RegExp) => ({
  status: 503,
  body: { code: 'unavailable', message: expect.stringMatching(words) },
});
const TOO_BUSY = unavailable(/is too busy to answer in time/);

describe('a role with a timeout', () => {
  const platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
  let server: PostgresServer;
  let admin: string;
  let role: string;
  let host: ConsoleHost;
  let asha: ConsoleApiClient;
  let version = 0;

  beforeAll(async () => {
    await platform.start();
    server = await PostgresServer.shared();
    admin = await server.emptyDatabase();
    const database = new URL(admin).pathname.slice(1);
    role = `role_${database}`;
    await query(admin, `create role ${role} login password 'app'`);
    await query(admin, `alter database ${database} owner to ${role}`);
    const url = Object.assign(new URL(admin), { username: role, password: 'app' });
    const desk = new HaptikAgentDesk(platform.credentials);
    host = await ConsoleHost.start(
      'express',
      {},
      {
        database: url.href,
        imports: [HaptikCopyModule.forRoot({ copy: [shopCopy] })],
        providers: [ShopBot],
        haptik: { handoff: { desk, team: 'support', breaker: false }, breaker: false },
      },
    );
    asha = await host.administrator();
  });
  afterAll(async () => {
    await host?.app.close();
    await platform.stop();
    await server.stop();
  });

  const save = (text: string) =>
    asha.request('PUT /copy/messages/order.track/en', { text, version });

  /** Sets the only timeout of the role, and replaces its connections. */
  async function setTimeoutOfRole(setting: string, value: string): Promise<void> {
    await query(admin, `alter role ${role} reset all`);
    await query(admin, `alter role ${role} set ${setting} = '${value}'`);
    await query(
      admin,
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`,
    );
    await eventually(async () => {
      const { status, body } = await save(`Saved with ${setting}`);
      if (status === 200) version = body.version;
      return status;
    }, 200);
  }

  /** Another session, which locks tables until it ends. */
  async function lock(tables: string): Promise<{ pid: string; session: Client }> {
    const session = new Client({ connectionString: admin });
    session.on('error', () => undefined);
    await session.connect();
    await session.query(`begin; lock table ${tables} in access exclusive mode`);
    const { rows } = await session.query<{ pid: number }>('select pg_backend_pid() as pid');
    return { pid: String(rows[0]?.pid), session };
  }

  it('that ends statements neither delays a chat nor loses it, and the console says so', async () => {
    await setTimeoutOfRole('statement_timeout', '300ms');
    const { session } = await lock('haptik.handoffs, haptik.copy_texts');
    const client = new HaptikTestClient(host.app, { secret: SECRET });
    const user = { user_name: role };
    expect((await client.call('breaks', { user })).texts.join()).toBe(STARTED);
    expect(await asha.request('GET /copy/messages')).toMatchObject(TOO_BUSY);
    expect(await save('Follow it')).toMatchObject(TOO_BUSY);
    await session.end();

    expect((await save('Follow it')).status).toBe(200);
    version += 1;
    const repository = host.app.get(HandoffRepository, { strict: false });
    const countDelivered = async () => (await repository.list({ state: 'delivered' })).length;
    expect(await eventually(countDelivered, 1)).toBe(1);
    expect(platform.getHandoffs(role)).toHaveLength(1);
  });

  it('that ends idle transactions of a paused process undoes them, and the console says so', async () => {
    await setTimeoutOfRole('idle_in_transaction_session_timeout', '100ms');
    const { pid } = await lock('haptik.copy_events');
    const saving = save('While the process pauses');
    const readWaiting = () =>
      query(
        admin,
        `select pid from pg_stat_activity where usename = '${role}' and wait_event_type = 'Lock'`,
      );
    await eventually(async () => (await readWaiting()).length, 1);
    const [waiting] = await readWaiting();
    // This process pauses meanwhile, and cannot end its transaction.
    const args = [
      '--input-type=module',
      '-e',
      RELEASE_SCRIPT,
      admin,
      pid,
      String(Number(waiting?.['pid'])),
    ];
    execFileSync(process.execPath, args);
    expect(await saving).toMatchObject(unavailable(/cannot be reached now/));

    expect((await save('Of the same version')).status).toBe(200);
  });
});
