import { sql } from 'drizzle-orm';
import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import {
  type ConsoleApiResponse,
  type ConsoleApiClient,
  ConsoleHost,
} from '../../../support/console/console.host.js';
import type { IdentityProvider } from '../../../support/console/identity.provider.js';
import { SsoConsoleHost } from '../../../support/console/sso.console.host.js';
import { openStorageOf } from '../../../support/servers/database/storage.clock.js';

interface Line {
  readonly subject: string;
  readonly detail: string | null;
  readonly ipAddress: string | null;
}

describe.each(HTTP_PLATFORMS)('the limit of sign-in attempts on %s', (platform) => {
  let host: ConsoleHost;
  let asha: ConsoleApiClient;

  beforeAll(async () => {
    host = await ConsoleHost.start(platform, { trustProxy: true });
    asha = await host.administrator();
  });
  afterAll(() => host.app.close());

  /** Sends a request from an address. */
  const asks = (
    address: string,
    line: string,
    body?: unknown,
    headers: Record<string, string> = { Origin: host.url },
  ): Promise<ConsoleApiResponse> =>
    host.createClient().request(line, body, { ...headers, 'X-Forwarded-For': address });

  const statuses = async (count: number, ask: (n: number) => Promise<ConsoleApiResponse>) => {
    const answers = await Promise.all(Array.from({ length: count }, (_, n) => ask(n)));
    return [...new Set(answers.map(({ status }) => status))].toSorted((a, b) => a - b);
  };

  const signIn = (address: string, email: string, password: string) =>
    asks(address, 'POST /auth/sign-in/email', { email, password });

  it('does not count cross-site requests', async () => {
    const office = '192.0.2.1';
    const foreign = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    const { Origin: _, ...image } = foreign;
    for (const headers of [foreign, image, {}]) {
      expect(await statuses(60, () => asks(office, 'GET /auth/sso', undefined, headers))).toEqual([
        404,
      ]);
      expect(
        await statuses(60, () => asks(office, 'GET /auth/callback/sso?code=x', undefined, headers)),
      ).toEqual([404]);
    }
    const body = { email: 'asha@example.com', password: 'guess' };
    expect(
      await statuses(60, () => asks(office, 'POST /auth/sign-in/email', body, foreign)),
    ).toEqual([403]);
    expect((await signIn(office, 'asha@example.com', 'correct horse battery')).status).toBe(204);
  });

  it('does not count successful sign-ins', async () => {
    const made = await asha.request('POST /users', {
      name: 'Ravi',
      email: 'ravi@example.com',
      role: 'viewer',
    });
    const token = made.body.link.split('#')[1];
    const look = () => asks('192.0.2.2', 'POST /invitation/invitee', { token });
    for (let time = 0; time < 3; time++) expect(await statuses(25, look)).toEqual([200]);
  });

  it.each([
    ['POST /auth/sign-in/email', '192.0.2.3'],
    ['POST /setup', '192.0.2.4'],
    ['POST /invitation/invitee', '192.0.2.5'],
    ['POST /invitation', '192.0.2.6'],
  ])('counts %s before the body is validated', async (line, address) => {
    const ask = () => asks(address, line, { unknown: true });
    expect(await statuses(50, ask)).toEqual([400]);
    const last = await ask();
    expect(last).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await asks('192.0.2.7', line, { unknown: true })).status).toBe(400);
  });

  it('writes one audit entry per network, with the count of failures', async () => {
    const network = '2001:db8:0:7';
    for (let n = 1; n <= 4; n++) {
      const answer = await signIn(`${network}::${n}`, `nobody${n}@example.com`, 'not the password');
      expect(answer.status).toBe(401);
    }
    await signIn('192.0.2.8', 'nobody@example.com', 'not the password');
    const { body } = await asha.request('GET /audit?action=sign-in.failed');
    expect(body.events).toMatchObject([
      { subject: 'password', detail: null, ipAddress: '192.0.2.8' },
      { subject: 'password', detail: '4 times', ipAddress: `${network}::1` },
    ]);
  });

  it.each(['🦊'.repeat(9_000), 'a'.repeat(17_000)])('rejects large bodies', async (name) => {
    const body = { token: 't', name, email: 'a@example.com', password: 'correct horse battery' };
    expect(await asks('192.0.2.9', 'POST /setup', body)).toMatchObject({
      status: 413,
      body: { code: 'payload-too-large' },
    });
  });

  it.each(['a\ud800@example.com', `${'a@'.repeat(4_000)}b`, `a@${'b.'.repeat(4_000)}c`])(
    'handles an unusual e-mail like any other',
    async (email) => {
      expect(await signIn('192.0.2.10', email, 'not the password')).toMatchObject({
        status: 400,
        body: { code: 'invalid' },
      });
    },
  );
});

describe.each(HTTP_PLATFORMS)('the limit of single sign-on callbacks on %s', (platform) => {
  let sso: SsoConsoleHost;
  let provider: IdentityProvider;
  let host: ConsoleHost;
  let asha: ConsoleApiClient;

  beforeAll(async () => {
    sso = await SsoConsoleHost.start(platform, {}, { trustProxy: true });
    ({ host, provider } = sso);
    asha = await host.administrator();
  });
  afterAll(() => sso.close());

  const from = (address: string) => ({ Origin: host.url, 'X-Forwarded-For': address });
  const stray = (address: string) =>
    host.createClient().request('GET /auth/callback/sso?code=x&state=y', undefined, from(address));
  const failed = async (): Promise<readonly Line[]> =>
    (await asha.request('GET /audit?action=sign-in.failed&limit=200')).body.events;

  const comeIn = async (address: string): Promise<number> => {
    const browser = host.createClient();
    const begun = await browser.request('GET /auth/sso', undefined, from(address));
    const back = provider.approve(begun.headers.get('location') ?? '');
    await browser.request(`GET /auth/callback/sso${back.search}`, undefined, from(address));
    return (await browser.request('GET /session')).status;
  };

  it('counts callbacks without an attempt per network, in one audit entry, and does not block others', async () => {
    const office = '192.0.2.1';
    const answers: number[] = [];
    for (let n = 0; n < 55; n++) answers.push((await stray(office)).status);
    expect(answers).toEqual([...Array(50).fill(302), ...Array(5).fill(429)]);
    const subject = 'single sign-on';
    expect(await failed()).toMatchObject([{ subject, detail: '50 times', ipAddress: office }]);
    provider.claims = { sub: 'a', email: 'asha@example.com', email_verified: true };
    expect(await comeIn(office)).toBe(200);
    const right = { email: 'asha@example.com', password: 'correct horse battery' };
    const signIn = host.createClient().request('POST /auth/sign-in/email', right, from(office));
    expect((await signIn).status).toBe(204);
  });

  it('stops repeated callbacks of one attempt', async () => {
    provider.claims = { sub: 's', email: 'stranger@example.com', email_verified: true };
    const browser = host.createClient();
    await browser.request('GET /auth/sso', undefined, from('192.0.2.2'));
    const back = 'GET /auth/callback/sso?error=access_denied&state=y';
    const answers: number[] = [];
    for (let n = 0; n < 51; n++) {
      const kept = new Map(browser.cookies);
      answers.push((await browser.request(back, undefined, from('192.0.2.2'))).status);
      kept.forEach((value, name) => browser.cookies.set(name, value));
    }
    expect(answers).toEqual([...Array(50).fill(302), 429]);
    expect((await stray('192.0.2.2')).status).toBe(302);
    provider.claims = { sub: 'a', email: 'asha@example.com', email_verified: true };
    expect(await comeIn('192.0.2.2')).toBe(200);
  });

  it('does not block a network when a page starts many attempts', async () => {
    const office = '192.0.2.3';
    for (let n = 0; n < 55; n++) {
      const browser = host.createClient();
      await browser.request('GET /auth/sso', undefined, from(office));
      const back = 'GET /auth/callback/sso?error=x&state=y';
      expect((await browser.request(back, undefined, from(office))).status).toBe(302);
    }
    provider.claims = { sub: 'a', email: 'asha@example.com', email_verified: true };
    expect(await comeIn(office)).toBe(200);
  });

  it('counts forged attempts, and does not block others', async () => {
    const office = '192.0.2.4';
    const forged = async (n: number): Promise<number> => {
      const Cookie = `__Secure-haptik_console.oauth_state=${n.toString(16).padStart(400, '0')}`;
      const headers = { ...from(office), Cookie };
      const back = 'GET /auth/callback/sso?code=x&state=y';
      return (await host.createClient().request(back, undefined, headers)).status;
    };
    const answers: number[] = [];
    for (let n = 0; n < 60; n++) answers.push(await forged(n));
    expect(answers).toEqual([...Array(50).fill(302), ...Array(10).fill(429)]);
    provider.claims = { sub: 'a', email: 'asha@example.com', email_verified: true };
    expect(await comeIn('192.0.2.5')).toBe(200);
    expect(await comeIn(office)).toBe(200);
  });

  it('stores nothing in the database when an attempt starts', async () => {
    for (let n = 0; n < 5; n++) await host.createClient().request('GET /auth/sso');
    const { rows } = await openStorageOf(host.app).orm.execute(
      sql`select count(*)::int as count from haptik.console_verifications`,
    );
    expect(rows).toEqual([{ count: 0 }]);
  });
});
