import { sql } from 'drizzle-orm';

import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import {
  type ConsoleApiClient,
  ConsoleHost,
  PASSWORD,
} from '../../../support/console/console.host.js';
import type { IdentityProvider } from '../../../support/console/identity.provider.js';
import { SsoConsoleHost } from '../../../support/console/sso.console.host.js';
import { openStorageOf } from '../../../support/servers/database/storage.clock.js';

describe.each(HTTP_PLATFORMS)('the database of a console on %s', (platform) => {
  let sso: SsoConsoleHost;
  let provider: IdentityProvider;
  let host: ConsoleHost;
  let asha: ConsoleApiClient;
  const secrets = new Map<string, string>();

  beforeAll(async () => {
    sso = await SsoConsoleHost.start(platform, { name: 'Acme ID' });
    ({ host, provider } = sso);
  });
  afterAll(() => sso.close());

  /** All rows of all tables, like a backup. */
  const dump = async (): Promise<string> => {
    const { orm } = openStorageOf(host.app);
    const tables = await orm.execute(
      sql`select table_schema as "schema", table_name as "name" from information_schema.tables
          where table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const rows = [];
    for (const { schema, name } of tables.rows) {
      const table = sql.identifier(String(name));
      const { rows: own } = await orm.execute(
        sql`select to_jsonb(t)::text as "row" from ${sql.identifier(String(schema))}.${table} t`,
      );
      rows.push(`${String(name)}: ${JSON.stringify(own)}`);
    }
    return rows.join('\n');
  };
  const keepCookies = (browser: ConsoleApiClient, of: string) => {
    for (const [name, value] of browser.cookies) {
      const bare = decodeURIComponent(value);
      secrets.set(`${name} of ${of}`, bare);
      // The signed value precedes the signature.
      if (bare.includes('.')) secrets.set(`what ${name} of ${of} signs`, bare.split('.')[0]!);
    }
  };

  it('contains no secret that was issued', async () => {
    secrets.set('the link of the setup', await host.setupToken());
    expect(await dump()).toContain('setup');
    expect(await found()).toEqual([]);
    asha = await host.administrator();
    keepCookies(asha, 'the administrator');
    const edi = await asha.request('POST /users', {
      name: 'Edi',
      email: 'edi@example.com',
      role: 'editor',
    });
    secrets.set('the link of an invitation', edi.body.link.split('#')[1]!);
    const nina = { name: 'Nina', email: 'nina@example.com', role: 'viewer' };
    const { id, browser: invited } = await asha.inviteUser(nina);
    keepCookies(invited, 'invited user');
    const link = await asha.request(`POST /users/${id}/invitation`);
    secrets.set('the link to a new password', link.body.link.split('#')[1]!);
    const browser = host.createClient();
    expect((await browser.signIn('nina@example.com')).status).toBe(204);
    keepCookies(browser, 'user with a password');
    secrets.set('a password', PASSWORD);
    const request = { name: 'ci', scopes: ['copy:read'], languages: null, prefixes: null };
    const token = await asha.request('POST /tokens', { ...request, expiresAt: null });
    secrets.set('an API token', token.body.token);
    expect([...secrets.values()].filter((secret) => secret.length < 20)).toEqual([]);
    expect(await found()).toEqual([]);
  });

  it('contains no secret of single sign-on', async () => {
    provider.claims = { sub: 'e1', email: 'edi@example.com', email_verified: true };
    const browser = host.createClient();
    const begun = await browser.request('GET /auth/sso');
    const location = new URL(begun.headers.get('location') ?? '');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const value = location.searchParams.get(name);
      if (value !== null) secrets.set(name, value);
    }
    keepCookies(browser, 'a sign-on under way');
    expect(await found()).toEqual([]);
    const back = provider.approve(location.href);
    expect((await browser.request(`GET /auth/callback/sso${back.search}`)).status).toBe(302);
    keepCookies(browser, 'a sign-on');
    expect((await browser.request('GET /session')).body).toMatchObject({ name: 'Edi' });
    // The tokens of the provider: a JWT, and an access token.
    const rows = await dump();
    expect(rows).toContain('"e1');
    expect(rows).not.toMatch(/eyJ|access_token\\*": *\\*"/);
    expect(await found()).toEqual([]);
  });

  it('contains nothing that allows access', async () => {
    const { orm } = openStorageOf(host.app);
    const { rows } = await orm.execute(sql`select token from haptik.console_sessions`);
    expect(rows.length).toBeGreaterThan(3);
    const [name] = asha.cookies.keys();
    const signature = decodeURIComponent(asha.cookies.get(name!)!).split('.')[1];
    for (const { token } of rows) {
      const thief = host.createClient();
      thief.cookies.set(name!, encodeURIComponent(`${String(token)}.${signature}`));
      expect((await thief.request('GET /session')).status).toBe(401);
    }
  });

  it('still allows listing sessions, and ending one or all', async () => {
    const other = host.createClient();
    await other.signIn('asha@example.com');
    const listed = await asha.listSessions();
    expect(listed.map(({ isCurrent }) => isCurrent)).toContain(true);
    expect(JSON.stringify(listed)).not.toMatch(/[0-9a-f]{64}/);
    const id = listed.find(({ isCurrent }) => !isCurrent)?.id;
    expect((await asha.request(`DELETE /sessions/${id}`)).status).toBe(204);
    expect((await other.request('GET /session')).status).toBe(401);
    expect((await asha.request('GET /session')).status).toBe(200);
    expect((await asha.request('POST /auth/sign-out')).status).toBe(204);
    expect((await asha.request('GET /session')).status).toBe(401);
  });

  /** Finds the secrets that occur in the database. */
  async function found(): Promise<string[]> {
    const rows = await dump();
    return [...secrets].filter(([, secret]) => rows.includes(secret)).map(([name]) => name);
  }
});
