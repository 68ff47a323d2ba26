import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import {
  type ConsoleApiClient,
  ConsoleHost,
  PASSWORD,
} from '../../../support/console/console.host.js';

const OTHER = 'another long one';

describe.each(HTTP_PLATFORMS)('an invitation link on %s', (platform) => {
  let host: ConsoleHost;
  let asha: ConsoleApiClient;
  let browser: ConsoleApiClient;
  let id: string;
  let token: string;

  beforeAll(async () => {
    host = await ConsoleHost.start(platform);
    asha = await host.administrator();
  });
  afterAll(() => host.app.close());

  let n = 0;
  beforeEach(async () => {
    n++;
    const user = { name: `Nina ${n}`, email: `nina${n}@example.com`, role: 'viewer' };
    ({ browser, id } = await asha.inviteUser(user));
    token = await linkFor(id);
  });

  it('works until it is invalidated', async () => {
    expect(await use(token)).toBe(204);
  });

  it('identifies its user, and can still be used', async () => {
    const person = { name: `Nina ${n}`, email: `nina${n}@example.com` };
    expect(await look(token)).toMatchObject({ status: 200, body: person });
    expect((await look(token)).headers.get('cache-control')).toBe('no-store');
    expect(await use(token)).toBe(204);
    const spent = await look(token);
    expect(spent).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(spent.text).not.toMatch(/nina/i);
  });

  it('does not identify a disabled user', async () => {
    await asha.request(`PATCH /users/${id}`, { isDisabled: true });
    expect((await look(token)).status).toBe(404);
  });

  it('does not identify anyone if it is of another kind or invalid', async () => {
    for (const wrong of [await host.setupToken(), `${token}x`]) {
      expect((await look(wrong)).status).toBe(404);
    }
    expect((await look('')).status).toBe(400);
    const url = `${host.url}/console/api/invitation/invitee?token=${token}`;
    expect((await fetch(url)).status).toBe(404);
  });

  it('is invalidated when the user changes the password', async () => {
    const change = { current: PASSWORD, password: OTHER };
    expect((await browser.request('POST /session/password', change)).status).toBe(204);
    expect(await use(token)).toBe(404);
  });

  it('is invalidated by a new link, a new role, and the end of all sessions', async () => {
    const second = await linkFor(id);
    expect(await use(token)).toBe(404);
    await asha.request(`PATCH /users/${id}`, { role: 'editor' });
    expect(await use(second)).toBe(404);
    const third = await linkFor(id);
    await asha.request(`DELETE /users/${id}/sessions`);
    expect(await use(third)).toBe(404);
  });

  it('stays invalid when the user is disabled and enabled', async () => {
    await asha.request(`PATCH /users/${id}`, { isDisabled: true });
    expect(await use(token)).toBe(404);
    await asha.request(`PATCH /users/${id}`, { isDisabled: false });
    expect(await use(token)).toBe(404);
  });

  it('survives a rename, and a corrected role of an invited user', async () => {
    await asha.request(`PATCH /users/${id}`, { name: `Nina Rao ${n}` });
    expect(await use(token)).toBe(204);
    const draft = { name: `New ${n}`, email: `new${n}@example.com`, role: 'viewer' };
    const { body } = await asha.request('POST /users', draft);
    await asha.request(`PATCH /users/${body.user.id}`, { role: 'editor' });
    expect(await use(body.link.split('#')[1] ?? '')).toBe(204);
  });

  async function linkFor(user: string): Promise<string> {
    const { body } = await asha.request(`POST /users/${user}/invitation`);
    return body.link.split('#')[1] ?? '';
  }

  function look(link: string) {
    return host.createClient().request('POST /invitation/invitee', { token: link });
  }

  async function use(link: string): Promise<number> {
    const given = { token: link, password: OTHER };
    return (await host.createClient().request('POST /invitation', given)).status;
  }
});
