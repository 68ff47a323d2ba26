import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { ConsoleApiClient, ConsoleHost } from '../../support/console.host.js';
import { IdentityProvider } from '../../support/identity.provider.js';

describe.each(HTTP_PLATFORMS)('single sign-on to the console on %s', (platform) => {
  let provider: IdentityProvider;
  let host: ConsoleHost;
  let asha: ConsoleApiClient;

  beforeAll(async () => {
    provider = await IdentityProvider.start();
    const { issuer } = provider;
    const sso = { name: 'Acme ID', issuer, clientId: 'console', clientSecret: 'p4ss-sso' };
    host = await ConsoleHost.start(platform, { publicUrl: 'https://bot.example', sso });
    asha = await host.administrator();
  });
  afterAll(async () => {
    await host.app.close();
    await provider.stop();
  });

  it('lets somebody in whom an administrator added, by the e-mail that the provider checked', async () => {
    const user = { name: 'Edi', email: 'edi@example.com', role: 'editor' };
    await asha.request('POST /users', user);
    provider.claims = { sub: 'e1', email: 'edi@example.com', email_verified: true, name: 'Edward' };
    const { browser, location } = await comeIn();
    expect(location).toBe('https://bot.example/console/');
    expect(await browser.request('GET /session')).toMatchObject({
      status: 200,
      body: { name: 'Edi', role: 'editor' },
    });
    expect((await comeIn()).browser.cookies.size).toBeGreaterThan(0);
  });

  it.each([true, 'true', 1, '1'])('takes xms_edov %p of Entra ID for a check', async (xms_edov) => {
    // Somebody whom the console does not know by this account yet.
    provider.claims = {
      sub: `edov-${typeof xms_edov}-${xms_edov}`,
      email: 'edi@example.com',
      xms_edov,
    };
    const { browser } = await comeIn();
    expect((await browser.request('GET /session')).status).toBe(200);
  });

  it.each([
    [
      'account_not_linked',
      /did not say that it checked the e-mail.*sso.trustEmail/,
      { sub: 'z1', email: 'asha@example.com', xms_edov: false },
    ],
    [
      'signup_disabled',
      /no user of the console has the e-mail/,
      { sub: 'z3', email: 'stranger@example.com', email_verified: true },
    ],
    ['unable_to_get_user_info', /issuer .* and client id.*claim email/, { sub: 'z4' }],
  ])('tells in the log why nobody came in (%s)', async (code, reason, claims) => {
    provider.claims = claims;
    const { browser } = await comeIn();
    expect((await browser.request('GET /session')).status).toBe(401);
    expect(refusals(code)).toEqual([expect.stringMatching(reason)]);
  });

  it('tells in the log what the provider itself says, and nothing that is made up', async () => {
    const says = async (error: string) => {
      const browser = host.createClient();
      const begun = await browser.request('GET /auth/sso');
      const back = provider.approve(begun.headers.get('location') ?? '');
      back.searchParams.set('error', error);
      await browser.request(`GET /auth/callback/sso${back.search}`);
    };
    await says('access_denied');
    expect(refusals('access_denied')).toHaveLength(1);
    await says('asha@example.com <script>');
    expect(refusals('other')).toHaveLength(1);
  });

  it.each([
    ['a stranger', { sub: 's', email: 'stranger@example.com', email_verified: true }],
    [
      'an e-mail that nobody checked',
      { sub: 'x', email: 'asha@example.com', email_verified: false },
    ],
    [
      'a token for somebody else',
      { sub: 'y', email: 'asha@example.com', email_verified: true, aud: 'z' },
    ],
    [
      'a token from before',
      { sub: 'y', email: 'asha@example.com', email_verified: true, nonce: 'n' },
    ],
  ])('keeps %s out', async (_, claims) => {
    provider.claims = claims;
    const { browser, location } = await comeIn();
    expect(location).toMatch(/^https:\/\/bot\.example\/console\/sign-in\?error=/);
    expect((await browser.request('GET /session')).status).toBe(401);
  });

  it('keeps somebody out who was switched off', async () => {
    const users = (await asha.request('GET /users')).body as { id: string; email: string }[];
    const id = users.find(({ email }) => email === 'edi@example.com')?.id;
    await asha.request(`PATCH /users/${id}`, { isDisabled: true });
    provider.claims = { sub: 'e1', email: 'edi@example.com', email_verified: true };
    expect((await (await comeIn()).browser.request('GET /session')).status).toBe(401);
    expect(refusals('user_disabled')).toHaveLength(1);
  });

  it('ends where somebody else began', async () => {
    const begun = await host.createClient().request('GET /auth/sso');
    const back = provider.approve(begun.headers.get('location') ?? '');
    const other = host.createClient();
    await other.request(`GET /auth/callback/sso${back.search}`);
    expect((await other.request('GET /session')).status).toBe(401);
  });

  it('is offered by its name, and its secret is told to nobody', async () => {
    const offer = await host.createClient().request('GET /sign-in');
    expect(offer.body.sso).toEqual({
      name: 'Acme ID',
      url: 'https://bot.example/console/api/auth/sso',
    });
    expect(host.logger.lines.join('\n')).not.toMatch(/p4ss-sso|the-code|edi@|stranger@|asha@/);
  });

  const refusals = (code: string) =>
    host.logger.linesOf('warn').filter((line) => line.includes(`let somebody not in (${code}`));

  const comeIn = () => throughProvider(host, provider);
});

describe('single sign-on by a provider that does not say whether it checked an e-mail', () => {
  it('lets somebody in where the provider is trusted, unless it says that it did not', async () => {
    const provider = await IdentityProvider.start();
    const { issuer } = provider;
    const sso = { issuer, clientId: 'console', clientSecret: 'p4ss-sso', trustEmail: true };
    const host = await ConsoleHost.start('fastify', { publicUrl: 'https://bot.example', sso });
    try {
      await host.administrator();
      provider.claims = { sub: 't1', email: 'asha@example.com', email_verified: false };
      const refused = await throughProvider(host, provider);
      expect((await refused.browser.request('GET /session')).status).toBe(401);
      provider.claims = { sub: 't2', email: 'asha@example.com' };
      const { browser } = await throughProvider(host, provider);
      expect((await browser.request('GET /session')).status).toBe(200);
    } finally {
      await host.app.close();
      await provider.stop();
    }
  });
});

/** Somebody signs in, and comes back. */
async function throughProvider(host: ConsoleHost, provider: IdentityProvider) {
  const browser = host.createClient();
  const begun = await browser.request('GET /auth/sso');
  expect(begun.status).toBe(302);
  const back = provider.approve(begun.headers.get('location') ?? '');
  expect(back.href).toMatch(/^https:\/\/bot\.example\/console\/api\/auth\/callback\/sso\?/);
  const end = await browser.request(`GET /auth/callback/sso${back.search}`);
  expect(end.status).toBe(302);
  return { browser, location: end.headers.get('location') };
}
