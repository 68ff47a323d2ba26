import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import { ConsoleApiClient, ConsoleHost } from '../../../support/console/console.host.js';
import type { IdentityProvider } from '../../../support/console/identity.provider.js';
import { SsoConsoleHost } from '../../../support/console/sso.console.host.js';

describe.each(HTTP_PLATFORMS)('single sign-on to the console on %s', (platform) => {
  let sso: SsoConsoleHost;
  let provider: IdentityProvider;
  let host: ConsoleHost;
  let asha: ConsoleApiClient;

  beforeAll(async () => {
    sso = await SsoConsoleHost.start(platform, { name: 'Acme ID' });
    ({ host, provider } = sso);
    asha = await host.administrator();
  });
  afterAll(() => sso.close());

  it('admits users by their verified e-mail', async () => {
    const user = { name: 'Edi', email: 'edi@example.com', role: 'editor' };
    await asha.request('POST /users', user);
    provider.claims = { sub: 'e1', email: 'edi@example.com', email_verified: true, name: 'Edward' };
    const { browser, location } = await signInWithSso();
    expect(location).toBe('https://bot.example/console/');
    expect(await browser.request('GET /session')).toMatchObject({
      status: 200,
      body: { name: 'Edi', role: 'editor' },
    });
    expect((await signInWithSso()).browser.cookies.size).toBeGreaterThan(0);
  });

  it.each([true, 'true', 1, '1'])(
    'accepts xms_edov %p of Entra ID as verification',
    async (xms_edov) => {
      // A user whom the console does not know by this account yet.
      provider.claims = {
        sub: `edov-${typeof xms_edov}-${xms_edov}`,
        email: 'edi@example.com',
        xms_edov,
      };
      const { browser } = await signInWithSso();
      expect((await browser.request('GET /session')).status).toBe(200);
    },
  );

  it.each([
    [
      'account_not_linked',
      /neither email_verified nor xms_edov.*sso.trustEmail/,
      { sub: 'z1', email: 'asha@example.com', xms_edov: false },
    ],
    [
      'signup_disabled',
      /no user of the console has the e-mail/,
      { sub: 'z3', email: 'stranger@example.com', email_verified: true },
    ],
    ['unable_to_get_user_info', /issuer .* and client id.*claim email/, { sub: 'z4' }],
  ])('logs why a sign-in failed (%s)', async (code, reason, claims) => {
    provider.claims = claims;
    const { browser } = await signInWithSso();
    expect((await browser.request('GET /session')).status).toBe(401);
    expect(failureLogs(code)).toEqual([expect.stringMatching(reason)]);
  });

  it('logs error codes of the provider, and no forged ones', async () => {
    const says = async (error: string) => {
      const browser = host.createClient();
      const begun = await browser.request('GET /auth/sso');
      const back = provider.approve(begun.headers.get('location') ?? '');
      back.searchParams.set('error', error);
      await browser.request(`GET /auth/callback/sso${back.search}`);
    };
    await says('access_denied');
    expect(failureLogs('access_denied')).toHaveLength(1);
    await says('asha@example.com <script>');
    expect(failureLogs('other')).toHaveLength(1);
  });

  it.each([
    ['an unknown user', { sub: 's', email: 'stranger@example.com', email_verified: true }],
    ['an unverified e-mail', { sub: 'x', email: 'asha@example.com', email_verified: false }],
    [
      'a token for another client',
      { sub: 'y', email: 'asha@example.com', email_verified: true, aud: 'z' },
    ],
    [
      'a token of another attempt',
      { sub: 'y', email: 'asha@example.com', email_verified: true, nonce: 'n' },
    ],
  ])('refuses %s', async (_, claims) => {
    provider.claims = claims;
    const { browser, location } = await signInWithSso();
    expect(location).toMatch(/^https:\/\/bot\.example\/console\/sign-in\?error=/);
    expect((await browser.request('GET /session')).status).toBe(401);
  });

  it('refuses a disabled user', async () => {
    const users = await asha.listUsers();
    const id = users.find(({ email }) => email === 'edi@example.com')?.id;
    await asha.request(`PATCH /users/${id}`, { isDisabled: true });
    provider.claims = { sub: 'e1', email: 'edi@example.com', email_verified: true };
    expect((await (await signInWithSso()).browser.request('GET /session')).status).toBe(401);
    expect(failureLogs('user_disabled')).toHaveLength(1);
  });

  it('fails in another browser than it started in', async () => {
    const begun = await host.createClient().request('GET /auth/sso');
    const back = provider.approve(begun.headers.get('location') ?? '');
    const other = host.createClient();
    await other.request(`GET /auth/callback/sso${back.search}`);
    expect((await other.request('GET /session')).status).toBe(401);
  });

  it('is offered by its name, without revealing its secret', async () => {
    const offer = await host.createClient().request('GET /sign-in');
    expect(offer.body.sso).toEqual({
      name: 'Acme ID',
      url: 'https://bot.example/console/api/auth/sso',
    });
    expect(host.logger.lines.join('\n')).not.toMatch(/p4ss-sso|the-code|edi@|stranger@|asha@/);
  });

  const failureLogs = (code: string) =>
    host.logger.linesOf('warn').filter((line) => line.includes(`Single sign-on failed (${code}`));

  const signInWithSso = () => signInThroughProvider(host, provider);
});

describe('single sign-on by a provider that does not send whether an e-mail is verified', () => {
  it('admits users of a trusted provider, unless it sends that the e-mail is not verified', async () => {
    const sso = await SsoConsoleHost.start('fastify', { trustEmail: true });
    const { host, provider } = sso;
    try {
      await host.administrator();
      provider.claims = { sub: 't1', email: 'asha@example.com', email_verified: false };
      const refused = await signInThroughProvider(host, provider);
      expect((await refused.browser.request('GET /session')).status).toBe(401);
      provider.claims = { sub: 't2', email: 'asha@example.com' };
      const { browser } = await signInThroughProvider(host, provider);
      expect((await browser.request('GET /session')).status).toBe(200);
    } finally {
      await sso.close();
    }
  });
});

/** Signs a user in through the provider. */
async function signInThroughProvider(host: ConsoleHost, provider: IdentityProvider) {
  const browser = host.createClient();
  const begun = await browser.request('GET /auth/sso');
  expect(begun.status).toBe(302);
  const back = provider.approve(begun.headers.get('location') ?? '');
  expect(back.href).toMatch(/^https:\/\/bot\.example\/console\/api\/auth\/callback\/sso\?/);
  const end = await browser.request(`GET /auth/callback/sso${back.search}`);
  expect(end.status).toBe(302);
  return { browser, location: end.headers.get('location') };
}
