import { sql } from 'drizzle-orm';
import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import { type ConsoleApiClient, ConsoleHost } from '../../../support/console/console.host.js';
import { openStorageOf } from '../../../support/servers/database/storage.clock.js';

interface Line {
  readonly by: string;
  readonly action: string;
  readonly at: string;
}

describe.each(HTTP_PLATFORMS)('the audit log on %s', (platform) => {
  let host: ConsoleHost;
  let asha: ConsoleApiClient;
  let ravi: string;

  beforeAll(async () => {
    host = await ConsoleHost.start(platform);
    asha = await host.administrator();
    const user = { name: 'Ravi', email: 'ravi@example.com', role: 'administrator' };
    const made = await asha.inviteUser(user);
    ravi = made.id;
    for (const name of ['first', 'second', 'third']) {
      await made.browser.request('POST /tokens', { name, scopes: ['copy:read'] });
    }
    await made.browser.request('PATCH /session', { name: 'Ravi Iyer' });
    await asha.request('POST /tokens', { name: 'fourth', scopes: ['copy:read'] });
    await openStorageOf(host.app).orm.execute(sql`update haptik.console_audit_log
      set at = '2026-03-01T10:00:00Z' where subject = 'second'`);
  });
  afterAll(() => host.app.close());

  const lines = async (query: string): Promise<readonly Line[]> => {
    const { status, body } = await asha.request(`GET /audit?${query}`);
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return body.events;
  };

  it('filters by the id or the name of a user', async () => {
    const own = await lines(`by=${ravi}`);
    expect(own.length).toBeGreaterThanOrEqual(4);
    expect(new Set(own.map(({ by }) => by))).toEqual(new Set(['Ravi Iyer']));
    expect(await lines('by=Ravi%20Iyer')).toEqual(own);
    expect(await lines('by=Ravi')).toEqual([]);
  });

  it('names users who authenticate by link or password', async () => {
    expect(await lines('action=console.set-up')).toMatchObject([{ by: 'Asha' }]);
    expect(await lines('action=invitation')).toMatchObject([{ by: 'Ravi Iyer' }]);
    await host.createClient().signIn('Ravi@example.com');
    expect(await lines('action=sign-in.done')).toMatchObject([{ by: 'Ravi Iyer', subject: ravi }]);
    await host.createClient().signIn('ravi@example.com', 'not the password');
    expect(await lines('action=sign-in.failed')).toMatchObject([{ by: 'anonymous' }]);
    expect(await lines(`by=${ravi}&action=sign-in`)).toHaveLength(1);
  });

  it('filters by an action, or by the first segments of actions', async () => {
    const made = await lines('action=token.created');
    expect(made.map(({ action }) => action)).toEqual(Array(4).fill('token.created'));
    expect(await lines('action=token')).toEqual(made);
    expect(await lines('action=tok')).toEqual([]);
  });

  it('filters by time, with inclusive start and exclusive end', async () => {
    const at = '2026-03-01T10:00:00Z';
    expect(await lines(`from=${at}&to=2026-03-02`)).toMatchObject([{ action: 'token.created' }]);
    expect(await lines(`to=${at}`)).toEqual([]);
    const all = await lines('');
    expect(await lines('from=2026-03-02')).toHaveLength(all.length - 1);
    expect(await lines('by=&action=&from=&to=')).toEqual(all);
  });

  it('pages through the filtered entries', async () => {
    const query = `by=${ravi}&action=token&limit=2`;
    const { body: page } = await asha.request(`GET /audit?${query}`);
    expect(page.events).toMatchObject([{ subject: 'third' }, { subject: 'second' }]);
    const { body: rest } = await asha.request(`GET /audit?${query}&before=${page.next}`);
    expect(rest).toMatchObject({ events: [{ subject: 'first' }], next: null });
  });

  it.each([
    '0000-01-01',
    '0000-12-31T23:59:59Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-23:59',
    '+010000-01-01T00:00:00Z',
    '2026-02-30',
    '2026-02-30T08:00:00Z',
    '2026-03-01T08:00',
    '2026-03-01T08:00:00+99:99',
    '2026',
    'yesterday',
  ])('refuses the time %s with a message', async (time) => {
    for (const name of ['from', 'to']) {
      const { status, body } = await asha.request(`GET /audit?${name}=${encodeURIComponent(time)}`);
      expect([status, body.message]).toEqual([
        400,
        `${name} must be an ISO 8601 date and time such as 2026-12-23T08:00:00Z, or a date such as 2026-12-23`,
      ]);
    }
  });

  it('accepts the whole range of dates', async () => {
    const all = await lines('');
    expect(await lines('from=0001-01-01&to=9999-12-31T23:59:59.999Z')).toEqual(all);
    expect(await lines('from=9999-12-31&to=0001-01-01T00:00:00Z')).toEqual([]);
  });

  it.each(['action=%25', 'action=a&action=b', 'by=%00'])(
    'refuses %s instead of returning all entries',
    async (query) => {
      expect(await asha.request(`GET /audit?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid' },
      });
    },
  );
});
