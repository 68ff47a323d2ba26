import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { type HandoffOutcome, HandoffRepository } from 'nestjs-haptik';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { Client } from 'pg';
import { eventually } from '../../../support/eventually.js';
import { boot, MemoryLogger, SECRET } from '../../../support/test.app.js';
import { DatabaseProxy } from '../../../support/servers/database/database.proxy.js';
import { PostgresServer, query } from '../../../support/servers/database/postgres.test.server.js';
import { BreakingBot } from '../../../support/servers/service/breaking.bot.js';
import { CountingDesk } from '../../../support/servers/service/counting.desk.js';
import { STARTED } from '../../../support/values/english.texts.js';

const UNREACHABLE: HandoffOutcome = { kind: 'unreachable', message: 'ECONNREFUSED' };

const PENDING_JOBS = `update haptik_queue.job set start_after = now() where state in ('created', 'retry')`;

describe('storage with failing connections and hostile data', () => {
  const logger = new MemoryLogger();
  let server: PostgresServer;
  let url: string;
  let desk: CountingDesk;
  const apps: INestApplication[] = [];

  beforeAll(async () => {
    server = await PostgresServer.shared();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    url = await server.database();
    desk = new CountingDesk();
    logger.lines.length = 0;
  });
  afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

  const start = async (storage: HaptikStorageOptions = { url }): Promise<INestApplication> => {
    const app = await boot({
      logger,
      options: {
        budget: { totalMs: 15_000, reserveMs: 12_000 },
        handoff: { desk, team: 'support', breaker: false },
        breaker: false,
      },
      metadata: { imports: [HaptikStorageModule.forRoot(storage)], providers: [BreakingBot] },
    });
    apps.push(app);
    await new HaptikTestClient(app).url();
    return app;
  };
  const breaks = async (app: INestApplication, user_name: string) => {
    const client = new HaptikTestClient(app, { secret: SECRET });
    const { httpStatus, texts } = await client.call('breaks', { user: { user_name } });
    return httpStatus === 200 ? texts.join() : String(httpStatus);
  };
  const repositoryOf = (app: INestApplication) => app.get(HandoffRepository, { strict: false });
  const stateOf = async (app: INestApplication, user: string) => {
    const entries = await repositoryOf(app)
      .list({ limit: 500 })
      .catch(() => []);
    return entries.find(({ userName }) => userName === user)?.state;
  };
  const becomes = async (app: INestApplication, user: string, state: string) => {
    while ((await stateOf(app, user)) !== state) await sleep(50);
  };

  it('answers and loses nothing when its connections are terminated during transactions', async () => {
    const app = await start();
    const users = Array.from({ length: 30 }, (_, index) => `ended_${index}`);
    const answers = Promise.all(users.map((user) => breaks(app, user)));
    for (let round = 0; round < 10; round++) {
      await query(
        url,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await sleep(10);
    }
    expect(new Set(await answers)).toEqual(new Set([STARTED]));
    for (const user of users) await becomes(app, user, 'delivered');
    expect(users.map((user) => desk.moves.get(user))).toEqual(users.map(() => 1));
  });

  it('recovers after a stall with more failing chats than connections', async () => {
    const proxy = new DatabaseProxy(server.port);
    const port = await proxy.start();
    const app = await start({ url: server.url(new URL(url).pathname.slice(1), port) });
    proxy.stall();
    const users = Array.from({ length: 15 }, (_, index) => `silent_${index}`);
    const answers = await Promise.all(users.map((user) => breaks(app, user)));
    expect(new Set(answers)).toEqual(new Set([STARTED]));
    await sleep(6_000);
    proxy.restore();
    for (const user of users) await becomes(app, user, 'delivered');
    expect(await breaks(app, 'afterwards')).toBe(STARTED);
    await becomes(app, 'afterwards', 'delivered');
    await apps.pop()?.close();
    await proxy.stop();
  });

  it('delivers handoffs whose jobs are missing, as after a restore without the queue', async () => {
    desk.answer = () => UNREACHABLE;
    const first = await start();
    await breaks(first, 'jobless_0');
    await becomes(first, 'jobless_0', 'pending');
    await apps.pop()?.close();
    await query(url, `delete from haptik_queue.job`);
    await query(
      url,
      `insert into haptik.handoffs
       select (jsonb_populate_record(handoffs, jsonb_build_object('id', gen_random_uuid(),
         'job_id', gen_random_uuid(), 'conversation', number, 'user_name', 'jobless_' || number))).*
       from haptik.handoffs, generate_series(1, 249) number`,
    );
    desk.answer = () => ({ kind: 'delivered' });
    const app = await start();
    const delivered = async () =>
      (await repositoryOf(app).list({ state: 'delivered', limit: 500 })).length;
    expect(await eventually(delivered, 250)).toBe(250);
    expect([...desk.moves.values()]).toEqual(Array.from({ length: 250 }, () => 1));
  });

  it('delivers once when it stops during the delivery of a handoff from memory', async () => {
    const proxy = new DatabaseProxy(server.port);
    const port = await proxy.start();
    const app = await start({ url: server.url(new URL(url).pathname.slice(1), port) });
    proxy.disconnect();
    desk.answer = () => UNREACHABLE;
    await breaks(app, 'stopping');
    let begun = (): void => undefined;
    const isUnderWay = new Promise<void>((resolve) => (begun = resolve));
    desk.answer = async () => {
      begun();
      await sleep(500);
      return { kind: 'delivered' };
    };
    await isUnderWay;
    await apps.pop()?.close();
    expect(desk.moves.get('stopping')).toBe(1);
    await proxy.stop();
  });

  it('starts while another session holds its lock, and opens after the release', async () => {
    // Only a startup with pending migrations takes the lock.
    const empty = await server.emptyDatabase();
    const other = new Client({ connectionString: empty });
    await other.connect();
    await other.query('select pg_advisory_lock($1)', [0x6870_746b]);
    const app = await start({ url: empty });
    expect(await breaks(app, 'locked')).toBe(STARTED);
    expect(logger.linesOf('error').join('\n')).toMatch(/\(55P03\)/);
    await other.end();
    await becomes(app, 'locked', 'delivered');
  });

  it('stores a name that PostgreSQL would reject, and the other fields', async () => {
    const app = await start();
    expect(await breaks(app, 'nul\u0000name')).toBe(STARTED);
    await becomes(app, 'nul\uFFFDname', 'delivered');
    desk.answer = () => ({ kind: 'refused', refusal: 'other', message: 'no\u0000t today' });
    await breaks(app, 'refused');
    await becomes(app, 'refused', 'dead-letter');
  });

  it('logs a handoff that PostgreSQL rejects once, delivers it, and does not write it again', async () => {
    const app = await start();
    // A sequence is not rolled back with the transaction.
    await query(
      url,
      `create sequence offers;
       create function refuse() returns trigger language plpgsql as $$ begin
         if new.user_name like 'unwanted%' then
           perform nextval('offers');
           raise exception 'refused' using errcode = '23514';
         end if;
         return new;
       end $$;
       create trigger refuse before insert on haptik.handoffs for each row execute function refuse()`,
    );
    const offers = async () =>
      Number((await query(url, 'select last_value from offers'))[0]?.['last_value']);
    const rejectionLines = () =>
      logger.linesOf('error').filter((line) => line.includes('cannot be stored'));
    expect(await breaks(app, 'unwanted_1')).toBe(STARTED);
    while (rejectionLines().length < 1) await sleep(50);
    // One write during the reply, and another one afterwards.
    expect(await offers()).toBe(2);
    expect(await breaks(app, 'unwanted_2')).toBe(STARTED);
    while (rejectionLines().length < 2) await sleep(50);
    expect(await offers()).toBe(4);
    expect(rejectionLines()[0]).toMatch(/handoff \(exception\) .* \(23514\).*\(delivered\)/);
    expect(rejectionLines().join()).not.toContain('unwanted');
    expect([desk.moves.get('unwanted_1'), desk.moves.get('unwanted_2')]).toEqual([1, 1]);
  });

  it('does not retry a dead letter whose conversation was handed off meanwhile', async () => {
    desk.answer = () => ({
      kind: 'refused',
      refusal: 'team-unknown',
      message: 'invalid team_name',
    });
    const app = await start();
    await breaks(app, 'again');
    await becomes(app, 'again', 'dead-letter');
    const [dead] = await repositoryOf(app).list({ state: 'dead-letter' });
    desk.answer = () => ({ kind: 'delivered' });
    expect(await breaks(app, 'again')).toBe(STARTED);
    await expect(repositoryOf(app).retry(dead?.id ?? '', 'asha')).rejects.toThrow(
      /another active handoff/,
    );
  });

  it('does not call the desk for a job that a retry has replaced', async () => {
    desk.answer = () => ({
      kind: 'refused',
      refusal: 'team-unknown',
      message: 'invalid team_name',
    });
    const app = await start();
    await breaks(app, 'twice');
    await becomes(app, 'twice', 'dead-letter');
    const [dead] = await repositoryOf(app).list({ state: 'dead-letter' });
    desk.answer = () => ({ kind: 'delivered' });
    await repositoryOf(app).retry(dead?.id ?? '', 'asha');
    await query(url, PENDING_JOBS);
    await becomes(app, 'twice', 'delivered');
    expect(desk.moves.get('twice')).toBe(1);
  });

  it('cancels a handoff that the desk declines', async () => {
    desk.answer = () => ({ kind: 'not-configured' });
    const app = await start();
    expect(await breaks(app, 'nobody')).toMatch(/^Something went wrong/);
    await becomes(app, 'nobody', 'cancelled');
    desk.answer = () => ({ kind: 'delivered' });
    expect(await breaks(app, 'nobody')).toBe(STARTED);
  });

  it('lists handoffs in pages, for any query', async () => {
    const app = await start();
    for (let index = 0; index < 5; index++) await breaks(app, `page_${index}`);
    await becomes(app, 'page_4', 'delivered');
    const first = await repositoryOf(app).list({ limit: 2 });
    const next = await repositoryOf(app).list({ limit: 2, after: first.at(-1)?.id });
    expect([...first, ...next].map(({ userName }) => userName)).toEqual([
      'page_4',
      'page_3',
      'page_2',
      'page_1',
    ]);
    for (const limit of [-1, NaN, 0, 1.5, 1e9]) {
      expect((await repositoryOf(app).list({ limit })).length).toBeGreaterThan(0);
    }
    expect(await repositoryOf(app).list({ after: 'no id' })).toEqual([]);
  });

  it('cannot be imported more than once in an application', async () => {
    const twice = boot({
      metadata: {
        imports: [
          HaptikStorageModule.forRoot({ url }),
          HaptikStorageModule.forRoot({ url: `${url}?x=1` }),
        ],
      },
    });
    await expect(twice).rejects.toThrow(/HaptikStorageModule is imported more than once/);
  });
});
