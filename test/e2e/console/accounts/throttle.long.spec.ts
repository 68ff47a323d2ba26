import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import { SsoConsoleHost } from '../../../support/console/sso.console.host.js';

describe.each(HTTP_PLATFORMS)('sign-in attempts from many networks on %s', (platform) => {
  let sso: SsoConsoleHost;

  beforeAll(async () => {
    sso = await SsoConsoleHost.start(platform, {}, { trustProxy: true });
  });
  afterAll(() => sso.close());

  it('fill neither the audit log nor the log', async () => {
    const { host } = sso;
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
