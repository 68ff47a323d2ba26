import type { INestApplication } from '@nestjs/common';
import { HandoffRepository } from 'nestjs-haptik';
import { faults, HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { ConsoleApiClient } from '../../../support/console/console.host.js';
import { countDelivered } from '../../../support/delivered.handoffs.js';
import { eventually } from '../../../support/eventually.js';
import { callShop, setUpShopConsole, startShop } from '../../../support/shop.app.js';
import { MemoryLogger } from '../../../support/test.app.js';
import { PostgresServer, query } from '../../../support/servers/database/postgres.test.server.js';
import { QUEUED, STARTED } from '../../../support/values/english.texts.js';

const EMAIL = 'asha@example.com';
const TEXT = { key: 'order.track', language: 'en' };
const DRAFT = `PUT /copy/messages/${TEXT.key}/${TEXT.language}`;

/** Unusual database settings, combined. */
const HOSTILE: Readonly<Record<string, string>> = {
  IntervalStyle: `'sql_standard'`,
  TimeZone: `'Asia/Kolkata'`,
  bytea_output: `'escape'`,
  standard_conforming_strings: 'off',
  extra_float_digits: '-15',
  search_path: `''`,
  client_encoding: `'LATIN1'`,
  default_transaction_isolation: `'repeatable read'`,
  default_transaction_deferrable: 'on',
  array_nulls: 'off',
  quote_all_identifiers: 'on',
  transform_null_equals: 'on',
  backslash_quote: 'off',
  xmloption: `'document'`,
  lock_timeout: `'3s'`,
  statement_timeout: `'4s'`,
  idle_in_transaction_session_timeout: `'3s'`,
};

/** Statements that revoke access from an application and terminate its connections. */
const TAKEN: readonly (readonly [what: string, words: RegExp, takes: string, gives: string])[] = [
  [
    'is read-only',
    /is read-only/,
    'alter database $ set default_transaction_read_only = on',
    'alter database $ reset default_transaction_read_only',
  ],
  [
    'has no free connection',
    /has no free connection/,
    'alter database $ connection limit 0',
    'alter database $ connection limit -1',
  ],
  [
    'has no free connection for the role',
    /has no free connection/,
    'alter role app_$ connection limit 0',
    'alter role app_$ connection limit -1',
  ],
  [
    'denies access to the application',
    /denies access to the application/,
    `alter role app_$ nologin`,
    'alter role app_$ login',
  ],
];

describe('a database with unusual settings', () => {
  const platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
  let server: PostgresServer;
  beforeAll(async () => {
    await platform.start();
    server = await PostgresServer.shared();
  });
  afterAll(async () => {
    await platform.stop();
    await server.stop();
  });

  it.each([
    ['SQL, DMY', HOSTILE],
    ['German, YMD', { ...HOSTILE, TimeZone: `'America/St_Johns'`, IntervalStyle: `'iso_8601'` }],
    ['Postgres, MDY', { TimeZone: `'Africa/Monrovia'` }],
  ])('and the DateStyle %s works as usual', async (DateStyle, settings) => {
    const url = await server.emptyDatabase();
    const database = new URL(url).pathname.slice(1);
    const lines = Object.entries({ DateStyle: `'${DateStyle}'`, ...settings }).map(
      ([name, value]) => `alter database ${database} set ${name} = ${value}`,
    );
    await query(url, lines.join(';'));
    const logger = new MemoryLogger();
    const app = await startShop({ storage: { url }, platform, logger });
    try {
      await usesConsole(app, url, logger);
      expect(logger.linesOf('error')).toEqual([]);
      await handsOver(app, url);
    } finally {
      await app.close();
    }
  });

  it.each(TAKEN)(
    'that %s is reported with 503, and the bot answers',
    async (_, words, takes, gives) => {
      const admin = await server.emptyDatabase();
      const database = new URL(admin).pathname.slice(1);
      const as = (sql: string) => query(server.url('postgres'), sql.replaceAll('$', database));
      await as(`create role app_$ login password 'app'`);
      await as('alter database $ owner to app_$');
      const url = Object.assign(new URL(admin), { username: `app_${database}`, password: 'app' });
      const logger = new MemoryLogger();
      const app = await startShop({ storage: { url: url.href }, platform, logger });
      try {
        const asha = await setUpShopConsole(app, logger, EMAIL);
        const cut = `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app_$'`;
        await as(takes);
        await as(cut);
        const away = {
          status: 503,
          body: { code: 'unavailable', message: expect.stringMatching(words) },
        };
        const saves = () => asha.request(DRAFT, { text: 'Follow it', version: 0 });
        // A terminated connection first fails with a connection error.
        await eventually(async () => words.test((await saves()).text), true);
        expect(await saves()).toMatchObject(away);
        expect(await new ConsoleApiClient(asha.url).signIn(EMAIL)).toMatchObject(away);
        expect(await callShop(app, 'breaks', database)).toBe(STARTED);
        await as(gives);
        await as(cut);
        expect(await eventually(async () => (await saves()).status, 200)).toBe(200);
        expect((await new ConsoleApiClient(asha.url).signIn(EMAIL)).status).toBe(204);
      } finally {
        await app.close();
      }
    },
  );

  async function usesConsole(
    app: INestApplication,
    url: string,
    logger: MemoryLogger,
  ): Promise<void> {
    const first = await setUpShopConsole(app, logger, EMAIL);
    const asha = new ConsoleApiClient(first.url);
    expect((await asha.signIn(EMAIL)).status).toBe(204);
    for (const { expiresAt } of await asha.listSessions()) {
      expect(new Date(expiresAt).getTime() - Date.now()).toBeGreaterThan(6 * 86_400_000);
    }

    const saved = await asha.request(DRAFT, { text: 'Follow it', version: 0 });
    expect(saved.status).toBe(200);
    const list = await asha.request('GET /copy/messages');
    const listed = list.body.messages.find(({ key }) => key === TEXT.key)?.texts['en'];
    for (const changedAt of [saved.body.changedAt, listed?.changedAt]) {
      expect(Math.abs(new Date(changedAt ?? '').getTime() - Date.now())).toBeLessThan(60_000);
    }
    const texts = [{ ...TEXT, version: saved.body.version }];
    expect((await asha.request('POST /copy/publish', { texts })).status).toBe(200);
    expect(await eventually(() => callShop(app, 'track'), 'Follow it')).toBe('Follow it');

    await query(url, `update haptik.console_sessions set expires_at = now() - interval '1 second'`);
    expect((await asha.request('GET /session')).status).toBe(401);
    expect((await first.request('GET /session')).status).toBe(401);
  }

  async function handsOver(app: INestApplication, url: string): Promise<void> {
    platform.outage(faults.status(503));
    const user = new URL(url).pathname.slice(1);
    expect(await callShop(app, 'breaks', user)).toBe(QUEUED);
    platform.recover();
    await platform.waitForState(user, 'pending');
    expect(await eventually(() => countDelivered(app), 1)).toBe(1);
    const repository = app.get(HandoffRepository, { strict: false });
    const [entry] = await repository.list({ state: 'delivered' });
    expect(Math.abs(Number(entry?.createdAt.getTime()) - Date.now())).toBeLessThan(120_000);
  }
});
