import { PLATFORMS } from '../../support/app.js';
import { ConsoleBrowser, ConsoleHost } from '../../support/console.js';
import { IdentityProvider } from '../../support/identity.provider.js';

describe.each(PLATFORMS)('single sign-on to the console on %s', (platform) => {
  let provider: IdentityProvider;
  let host: ConsoleHost;
  let asha: ConsoleBrowser;

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
    await asha.asks('POST /users', user);
    provider.claims = { sub: 'e1', email: 'edi@example.com', email_verified: true, name: 'Edward' };
    const { browser, location } = await comeIn();
    expect(location).toBe('https://bot.example/console/');
    expect(await browser.asks('GET /session')).toMatchObject({
      status: 200,
      body: { name: 'Edi', role: 'editor' },
    });
    expect((await comeIn()).browser.cookies.size).toBeGreaterThan(0);
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
    expect((await browser.asks('GET /session')).status).toBe(401);
  });

  it('keeps somebody out who was switched off', async () => {
    const users = (await asha.asks('GET /users')).body as { id: string; email: string }[];
    const id = users.find(({ email }) => email === 'edi@example.com')?.id;
    await asha.asks(`PATCH /users/${id}`, { isDisabled: true });
    provider.claims = { sub: 'e1', email: 'edi@example.com', email_verified: true };
    expect((await (await comeIn()).browser.asks('GET /session')).status).toBe(401);
  });

  it('ends where somebody else began', async () => {
    const begun = await host.browser().asks('GET /auth/sso');
    const back = provider.approve(begun.headers.get('location') ?? '');
    const other = host.browser();
    await other.asks(`GET /auth/callback/sso${back.search}`);
    expect((await other.asks('GET /session')).status).toBe(401);
  });

  it('is offered by its name, and its secret is told to nobody', async () => {
    const offer = await host.browser().asks('GET /sign-in');
    expect(offer.body.sso).toEqual({
      name: 'Acme ID',
      url: 'https://bot.example/console/api/auth/sso',
    });
    expect(host.journal.lines.join('\n')).not.toMatch(/p4ss-sso|the-code|edi@|stranger@/);
  });

  async function comeIn() {
    const browser = host.browser();
    const begun = await browser.asks('GET /auth/sso');
    expect(begun.status).toBe(302);
    const back = provider.approve(begun.headers.get('location') ?? '');
    expect(back.href).toMatch(/^https:\/\/bot\.example\/console\/api\/auth\/callback\/sso\?/);
    const end = await browser.asks(`GET /auth/callback/sso${back.search}`);
    expect(end.status).toBe(302);
    return { browser, location: end.headers.get('location') };
  }
});
