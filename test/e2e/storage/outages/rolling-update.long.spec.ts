import { Client } from 'pg';
import { countDelivered } from '../../../support/delivered.handoffs.js';
import { eventually } from '../../../support/eventually.js';
import { once, useOutageStage } from '../../../support/servers/service/outage.stage.js';
import { query } from '../../../support/servers/database/postgres.test.server.js';
import { ALREADY_ACTIVE, STARTED } from '../../../support/values/english.texts.js';

/** Tables as a newer version leaves them: it adds, and removes nothing that older versions use. */
const EXPANSION = `
  alter table haptik.handoffs add column priority integer not null default 0;
  alter table haptik.switches add column until timestamp with time zone;
  create index on haptik.handoffs (priority);
  create table haptik.surveys (id uuid primary key, answer text not null);
  insert into haptik.migrations (hash, created_at) values ('newer', 4102444800000)`;

describe('while the tables are migrated', () => {
  const { stage, server } = useOutageStage();
  let url: string;
  let session: Client;

  beforeEach(async () => {
    url = await server().emptyDatabase();
    session = new Client({ connectionString: url });
    await session.connect();
  });
  afterEach(() => session.end());

  it('by a newer version, replicas of this version keep working, and others of it start', async () => {
    const running = await stage.start({ url });
    expect(await stage.breaks(running, 'before')).toBe(STARTED);
    await query(url, EXPANSION);
    const started = await stage.start({ url });
    expect(await stage.breaks(running, 'after')).toBe(STARTED);
    expect(await stage.breaks(started, 'after')).toBe(ALREADY_ACTIVE);
    expect(await eventually(() => countDelivered(started), 2)).toBe(2);
    expect(stage.logger.linesOf('error').filter((line) => !line.includes('back end'))).toEqual([]);
  });

  it('and a table is locked, bots are answered, and its handoffs are stored afterwards', async () => {
    const app = await stage.start({ url });
    await session.query('begin; alter table haptik.handoffs add column priority integer');
    const users = ['locked_1', 'locked_2'];
    for (const user of users) expect(await stage.breaks(app, user)).toBe(STARTED);
    await session.query('commit');
    expect(await eventually(() => countDelivered(app), users.length)).toBe(users.length);
    expect(stage.handoffs(users)).toEqual(once(users));
  });

  it('and a statement fails, nothing of the migration stays, and it can be repeated', async () => {
    await query(url, 'create schema haptik; create table haptik.switches (other integer)');
    await expect(stage.start({ url })).rejects.toThrow(
      /\(42P07\) cannot be used: a statement of the startup failed.*do not match this version/,
    );
    const tables = `select relname from pg_class where relnamespace = 'haptik'::regnamespace and relkind = 'r'`;
    expect(await query(url, tables)).toEqual([{ relname: 'switches' }]);
    await query(url, 'drop table haptik.switches');
    expect(await stage.breaks(await stage.start({ url }), 'repeated')).toBe(STARTED);
  });

  it('and another session holds a lock, the start is retried, and holds up no other session', async () => {
    await query(url, 'create schema haptik');
    await session.query('begin; create table haptik.switches (other integer)');
    const starting = stage.start({ url });
    const isRetried = async () => /too busy .*\(55P03\); retrying/.test(stage.logger.lines.join());
    expect(await eventually(isRetried, true)).toBe(true);
    await session.query('rollback');
    expect(await stage.breaks(await starting, 'held')).toBe(STARTED);
  });
});
