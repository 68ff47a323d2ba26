import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { ConsoleHost } from '../../support/console/console.host.js';

const FORWARDED = { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Proto': 'https' };

describe.each(HTTP_PLATFORMS)('a proxy in front of the console on %s', (platform) => {
  const warnings = async (options: { trustProxy?: boolean; publicUrl?: string }) => {
    const haptik = { sourceLimits: { rejections: 1 }, trustProxy: options.trustProxy ?? false };
    const host = await ConsoleHost.start(platform, options, { haptik });
    try {
      await host.setupToken();
      host.logger.lines.length = 0;
      await host.createClient().request('GET /sign-in', undefined, {});
      expect(host.logger.linesOf('warn')).toEqual([]);
      await host.createClient().request('GET /sign-in', undefined, FORWARDED);
      await host.createClient().request('GET /session', undefined, FORWARDED);
      // A limit of the webhook is reached, which detects the same.
      for (let count = 0; count < 2; count++)
        await fetch(`${host.url}/haptik`, { method: 'POST', headers: FORWARDED, body: '{}' });
      expect(host.logger.lines.join('\n')).not.toContain('203.0.113.7');
      return host.logger.linesOf('warn');
    } finally {
      await host.app.close();
    }
  };

  it('is detected if it is not configured: each problem is logged once, with the cure', async () => {
    expect(await warnings({})).toEqual([
      expect.stringMatching(/trustProxy \(HAPTIK_TRUST_PROXY=on\)/),
      expect.stringMatching(/publicUrl \(HAPTIK_PUBLIC_URL\)/),
    ]);
  });

  it('causes no warning if it is configured', async () => {
    expect(await warnings({ trustProxy: true, publicUrl: 'https://bot.example' })).toEqual([]);
  });
});
