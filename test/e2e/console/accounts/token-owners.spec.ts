import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import { type ConsoleApiClient, ConsoleHost } from '../../../support/console/console.host.js';

describe.each(HTTP_PLATFORMS)('API tokens of a user on %s', (platform) => {
  let host: ConsoleHost;
  let asha: ConsoleApiClient;
  let id: string;
  let token: string;
  let bo: ConsoleApiClient;

  beforeAll(async () => {
    host = await ConsoleHost.start(platform);
    asha = await host.administrator();
    const user = { name: 'Bo', email: 'bo@example.com', role: 'administrator' };
    ({ browser: bo, id } = await asha.inviteUser(user));
    const made = await bo.request('POST /tokens', { name: 'deploy', scopes: ['copy:read'] });
    ({ token } = made.body);
  });
  afterAll(() => host.app.close());

  const works = () => {
    const bearer = { Authorization: `Bearer ${token}` };
    return host.createClient().request('GET /openapi.json', undefined, bearer);
  };

  it.each([
    ['is disabled', { isDisabled: true }, { isDisabled: false }],
    ['is no longer an administrator', { role: 'publisher' }, { role: 'administrator' }],
  ])('are suspended while the user %s', async (_, change, back) => {
    expect((await works()).status).toBe(200);
    await asha.request(`PATCH /users/${id}`, change);
    expect(await works()).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated', message: expect.stringMatching(/new token/) },
    });
    expect((await asha.request('GET /tokens')).body).toMatchObject([{ isSuspended: true }]);
    const [line] = (await asha.request('GET /audit?action=user.changed')).body.events;
    expect(line?.detail).toMatch(/1 API token suspended/);
    await asha.request(`PATCH /users/${id}`, back);
    expect((await works()).status).toBe(200);
    expect((await asha.request('GET /tokens')).body).toMatchObject([{ isSuspended: false }]);
  });

  it('are counted with the user, so that an administrator sees what disabling suspends', async () => {
    await bo.signIn('bo@example.com');
    const count = async () => {
      const people = await asha.listUsers();
      return people.map(({ name, tokenCount }) => [name, tokenCount]);
    };
    expect(await count()).toEqual([
      ['Asha', 0],
      ['Bo', 1],
    ]);
    const second = await bo.request('POST /tokens', { name: 'second', scopes: ['copy:read'] });
    expect(await count()).toContainEqual(['Bo', 2]);
    await bo.request(`DELETE /tokens/${second.body.view.id}`);
    expect(await count()).toContainEqual(['Bo', 1]);
  });

  it('stay with the user after a rename', async () => {
    await bo.request('PATCH /session', { name: 'Bo Lind' });
    expect((await asha.request('GET /tokens')).body).toMatchObject([{ createdBy: 'Bo Lind' }]);
    const twin = { name: 'Bo', email: 'bo2@example.com', role: 'viewer' };
    await asha.request('POST /users', twin);
    expect((await works()).status).toBe(200);
  });
});
