import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import { type ConsoleApiClient, ConsoleHost } from '../../../support/console/console.host.js';

describe.each(HTTP_PLATFORMS)('API tokens of the console on %s', (platform) => {
  let host: ConsoleHost;
  let asha: ConsoleApiClient;

  beforeAll(async () => {
    host = await ConsoleHost.start(platform, { publicUrl: 'https://bot.example' });
    asha = await host.administrator();
  });
  afterAll(() => host.app.close());

  it('are shown once, and stored as a digest', async () => {
    const made = await asha.request('POST /tokens', { name: 'CI', scopes: ['copy:read'] });
    expect(made.status).toBe(201);
    expect(made.body.token).toMatch(/^hpt_[\w-]{43}$/);
    expect(made.body.view).toMatchObject({ name: 'CI', createdBy: 'Asha', lastUsedAt: null });
    const list = await asha.request('GET /tokens');
    expect(list.body).toEqual([made.body.view]);
    expect(list.text).not.toContain(made.body.token);
    expect((await asha.request('GET /audit')).text).not.toContain(made.body.token);
  });

  it('authenticate without a cookie, for their scopes', async () => {
    const { body } = await asha.request('POST /tokens', {
      name: 'push',
      scopes: ['copy:write', 'copy:publish'],
    });
    const bearer = { Authorization: `Bearer ${body.token}` };
    for (const line of ['GET /users', 'GET /audit', 'GET /session', 'GET /operations/nodes']) {
      expect(await host.createClient().request(line, undefined, bearer)).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
      // A cookie beside a token adds no permissions.
      expect((await asha.request(line, undefined, bearer)).status).toBe(403);
    }
    const [view] = await asha.list('GET /tokens');
    expect(view).toMatchObject({ name: 'push', lastUsedAt: expect.any(String) });
  });

  it('require a readable name', async () => {
    for (const name of [' ', '\u200b\u2060', '\u3164']) {
      const { status, text } = await asha.request('POST /tokens', { name, scopes: ['copy:read'] });
      expect([status, text]).toEqual([400, expect.stringContaining('name must not be blank')]);
    }
  });

  it('are restricted to their languages in any spelling', async () => {
    const draft = { name: 'hindi', scopes: ['copy:read', 'copy:publish'], languages: ['HI-in'] };
    const { body } = await asha.request('POST /tokens', draft);
    expect(body.view.languages).toEqual(['hi-in']);
    const headers = { Authorization: `Bearer ${body.token}` };
    const add = (language: string) =>
      host.createClient().request('POST /copy/languages', { language }, headers);
    expect(await add('fr')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await add('hi-IN')).status).toBe(200);
  });

  it('coexist with Basic authentication of a proxy', async () => {
    const headers = { Authorization: 'Basic c3RhZ2luZzpwYXNz' };
    expect((await asha.request('GET /session', undefined, headers)).status).toBe(200);
    expect((await host.createClient().request('GET /session', undefined, headers)).status).toBe(
      401,
    );
  });

  it('are rejected if PostgreSQL cannot store the value', async () => {
    expect(await asha.request('DELETE /tokens/%00')).toMatchObject({
      status: 400,
      body: { code: 'invalid' },
    });
    expect(host.logger.linesOf('error')).toEqual([]);
  });

  it('end when they are revoked or expire', async () => {
    const past = { name: 'old', scopes: ['copy:read'], expiresAt: '2020-01-01T00:00:00Z' };
    expect((await asha.request('POST /tokens', past)).status).toBe(400);
    const soon = new Date(Date.now() + 1_500).toISOString();
    const short = await asha.request('POST /tokens', { ...past, expiresAt: soon });
    const long = await asha.request('POST /tokens', { name: 'x', scopes: ['copy:read'] });
    const status = async (token: string) => {
      const bearer = { Authorization: `Bearer ${token}` };
      return (await host.createClient().request('GET /session', undefined, bearer)).status;
    };
    expect(await status(short.body.token)).toBe(403);
    expect((await asha.request(`DELETE /tokens/${long.body.view.id}`)).status).toBe(204);
    expect(await status(long.body.token)).toBe(401);
    while ((await status(short.body.token)) === 403);
    expect(await status(short.body.token)).toBe(401);
    expect(await status('hpt_unknown')).toBe(401);
    expect((await asha.request(`DELETE /tokens/${long.body.view.id}`)).status).toBe(404);
  });

  it.each([
    '2099',
    '2099-12-23',
    '2099-12-23T08:00:00',
    '+275760-09-13T00:00:00Z',
    4e12,
    '12/1/99',
  ])('refuse the expiry %j', async (expiresAt) => {
    const request = { name: 'odd', scopes: ['copy:read'], expiresAt };
    const { status, body } = await asha.request('POST /tokens', request);
    expect([status, body.message]).toEqual([
      400,
      'expiresAt must be an ISO 8601 date and time such as 2026-12-23T08:00:00Z',
    ]);
  });

  it('work beside Secure cookies where publicUrl is https', async () => {
    const answer = await host.createClient().signIn('asha@example.com');
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-haptik_console\.session_token=/);
    expect(cookie).toMatch(/; Secure/);
    expect(cookie).toMatch(/Path=\/console/);
    const { body } = await asha.request('POST /users', {
      name: 'Z',
      email: 'z@example.com',
      role: 'viewer',
    });
    expect(body.link).toMatch(/^https:\/\/bot\.example\/console\/invitation#/);
    expect(host.logger.lines.join('\n')).toMatch(/https:\/\/bot\.example\/console\/setup#/);
    const origin = { Origin: 'https://bot.example' };
    expect((await asha.request('PATCH /session', { name: 'Asha' }, origin)).status).toBe(200);
    const evil = { Origin: 'https://evil.example' };
    expect((await asha.request('PATCH /session', { name: 'Eve' }, evil)).status).toBe(403);
  });
});
