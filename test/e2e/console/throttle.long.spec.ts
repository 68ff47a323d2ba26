import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { ConsoleHost } from '../../support/console.host.js';
import { IdentityProvider } from '../../support/identity.provider.js';

describe.each(HTTP_PLATFORMS)('sign-in attempts from many networks on %s', (platform) => {
  let provider: IdentityProvider;
  let host: ConsoleHost;

  beforeAll(async () => {
    provider = await IdentityProvider.start();
    const { issuer } = provider;
    const sso = { issuer, clientId: 'console', clientSecret: 'p4ss-sso' };
    const options = { publicUrl: 'https://bot.example', trustProxy: true, sso };
    host = await ConsoleHost.start(platform, options);
  });
  afterAll(async () => {
    await host.app.close();
    await provider.stop();
  });

  it('fill neither the audit log nor the log', async () => {
    const asha = await host.administrator();
    for (let n = 0; n < 130; n++) {
      const headers = { 'X-Forwarded-For': `198.51.100.${n}` };
      await host
        .createClient()
        .request('GET /auth/callback/sso?code=x&state=y', undefined, headers);
    }
    const { events } = (await asha.request('GET /audit?action=sign-in.failed&limit=200')).body;
    expect(events).toHaveLength(101);
    expect(events[0]).toMatchObject({ ipAddress: null, detail: 'from 30 other networks' });
    expect(host.logger.linesOf('error').length).toBeLessThanOrEqual(100);
  }, 120_000);
});
