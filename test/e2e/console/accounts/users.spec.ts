import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import {
  type ConsoleApiClient,
  ConsoleHost,
  PASSWORD,
} from '../../../support/console/console.host.js';

describe.each(HTTP_PLATFORMS)('users of the console on %s', (platform) => {
  let host: ConsoleHost;
  let asha: ConsoleApiClient;

  beforeAll(async () => {
    host = await ConsoleHost.start(platform);
    asha = await host.administrator();
  });
  afterAll(() => host.app.close());

  it('join by a link from an administrator, which works once', async () => {
    const made = await asha.request('POST /users', {
      name: 'Edi',
      email: 'Edi@Example.com',
      role: 'editor',
      languages: ['HI'],
      prefixes: ['order'],
    });
    expect(made.body.user).toMatchObject({ email: 'edi@example.com', isInvited: true });
    expect(made.body.link).toMatch(new RegExp(`^${host.url}/console/invitation#[\\w-]{43}$`));
    expect((await host.createClient().signIn('edi@example.com')).status).toBe(401);
    const token = made.body.link.split('#')[1];
    const weak = await host
      .createClient()
      .request('POST /invitation', { token, password: 'short' });
    expect(weak).toMatchObject({ status: 400, body: { code: 'invalid' } });
    const edi = host.createClient();
    expect((await edi.request('POST /invitation', { token, password: PASSWORD })).status).toBe(204);
    expect((await edi.request('GET /session')).body).toEqual({
      id: made.body.user.id,
      name: 'Edi',
      email: 'edi@example.com',
      role: 'editor',
      permissions: ['copy:read', 'copy:write'],
      languages: ['hi'],
      prefixes: ['order'],
    });
    const people = await asha.listUsers();
    expect(people.find(({ name }) => name === 'Edi')?.lastSeenAt).toMatch(/^\d{4}-.*Z$/);
    const again = await host
      .createClient()
      .request('POST /invitation', { token, password: PASSWORD });
    expect(again).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('have a unique e-mail, and invalid requests are refused', async () => {
    const twin = { name: 'Twin', email: 'EDI@example.com', role: 'viewer' };
    expect(await asha.request('POST /users', twin)).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
    const wrong = { name: 'X', email: 'x@example.com', role: 'king', isAdmin: true };
    expect((await asha.request('POST /users', wrong)).status).toBe(400);
    expect((await asha.request('PATCH /users/none', { name: 'X' })).status).toBe(404);
  });

  it('have a unique name', async () => {
    const { browser: mona } = await asha.inviteUser({
      name: 'Mona',
      email: 'mona@example.com',
      role: 'editor',
    });
    for (const name of ['Asha', ' asha', 'As\u200bha', 'Ａｓｈａ']) {
      expect(await mona.request('PATCH /session', { name })).toMatchObject({
        status: 409,
        body: { code: 'conflict' },
      });
    }
    expect((await mona.request('PATCH /session', { name: 'token deploy' })).status).toBe(400);
    expect((await mona.request('PATCH /session', { name: 'Mona' })).status).toBe(200);
    const twin = { name: 'ASHA', email: 'asha2@example.com', role: 'viewer' };
    expect((await asha.request('POST /users', twin)).status).toBe(409);
    expect((await mona.request('PATCH /session', { name: 'Mona Rao' })).status).toBe(200);
    const [line] = (await asha.request('GET /audit')).body.events;
    expect(line).toMatchObject({ by: 'Mona Rao', detail: 'from "Mona" to "Mona Rao"' });
  });

  it('see their sessions, and can end one', async () => {
    const phone = host.createClient();
    await phone.signIn('asha@example.com');
    const sessions = await asha.listSessions();
    expect(sessions).toHaveLength(2);
    const other = sessions.find((one) => !one.isCurrent);
    expect(other?.userAgent).toMatch(/node/);
    expect(other?.ipAddress).toMatch(/127\.0\.0\.1/);
    expect(JSON.stringify(sessions)).not.toContain([...phone.cookies.values()][0]?.split('.')[0]);
    expect((await asha.request(`DELETE /sessions/${other?.id}`)).status).toBe(204);
    expect((await phone.request('GET /session')).status).toBe(401);
    expect((await asha.request(`DELETE /sessions/${other?.id}`)).status).toBe(404);
  });

  it('cannot end sessions of other users, but an administrator can', async () => {
    const { browser, id } = await asha.inviteUser({
      name: 'V',
      email: 'v@example.com',
      role: 'viewer',
    });
    const [own] = await asha.listSessions();
    expect((await browser.request(`DELETE /sessions/${own?.id}`)).status).toBe(404);
    expect((await asha.request(`GET /users/${id}/sessions`)).body).toHaveLength(1);
    expect((await asha.request(`DELETE /users/${id}/sessions`)).status).toBe(204);
    expect((await browser.request('GET /session')).status).toBe(401);
  });

  it('lose their sessions with a new role, a new password, or when they are disabled', async () => {
    const email = 'nina@example.com';
    const { browser, id } = await asha.inviteUser({ name: 'Nina', email, role: 'viewer' });
    await asha.request(`PATCH /users/${id}`, { role: 'editor' });
    expect((await browser.request('GET /session')).status).toBe(401);
    await browser.signIn(email);
    const secondBrowser = host.createClient();
    await secondBrowser.signIn(email);
    const given = { current: 'wrong', password: 'another long one' };
    expect((await browser.request('POST /session/password', given)).status).toBe(400);
    const right = { current: PASSWORD, password: 'another long one' };
    expect((await browser.request('POST /session/password', right)).status).toBe(204);
    expect((await secondBrowser.request('GET /session')).status).toBe(401);
    expect((await browser.request('GET /session')).status).toBe(200);
    expect((await host.createClient().signIn(email)).status).toBe(401);
    const off = await asha.request(`PATCH /users/${id}`, { isDisabled: true });
    expect(off.body).toMatchObject({ isDisabled: true, role: 'editor' });
    expect((await browser.request('GET /session')).status).toBe(401);
    expect((await host.createClient().signIn(email, 'another long one')).status).toBe(401);
    await asha.request(`PATCH /users/${id}`, { isDisabled: false });
    expect((await host.createClient().signIn(email, 'another long one')).status).toBe(204);
  });

  it('include at least one administrator, even with concurrent changes', async () => {
    const { browser: bo, id } = await asha.inviteUser({
      name: 'Bo',
      email: 'bo@example.com',
      role: 'administrator',
    });
    const me = (await asha.request('GET /session')).body.id;
    const both = await Promise.all([
      asha.request(`PATCH /users/${id}`, { role: 'viewer' }),
      bo.request(`PATCH /users/${me}`, { isDisabled: true }),
    ]);
    const left = await Promise.all([asha, bo].map((one) => one.request('GET /users')));
    expect(left.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    const last = left[0]?.status === 200 ? asha : bo;
    const self = (await last.request('GET /session')).body.id;
    expect(await last.request(`PATCH /users/${self}`, { role: 'editor' })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
    const log = (await last.request('GET /audit?limit=200')).body;
    const actions = log.events.map(({ action }: { action: string }) => action);
    for (const action of [
      'console.set-up',
      'user.created',
      'invitation.accepted',
      'user.changed',
      'session.revoked',
      'password.changed',
      'sign-in.done',
      'sign-in.failed',
    ]) {
      expect(actions).toContain(action);
    }
    const page = (await last.request('GET /audit?limit=2')).body;
    expect(page.events).toEqual(log.events.slice(0, 2));
    const next = (await last.request(`GET /audit?limit=2&before=${page.next}`)).body;
    expect(next.events).toEqual(log.events.slice(2, 4));
    expect(JSON.stringify(log)).not.toMatch(/another long one|correct horse/);
  });
});
