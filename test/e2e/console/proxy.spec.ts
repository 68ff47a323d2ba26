import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { ConsoleHost } from '../../support/console.host.js';

const FORWARDED = { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Proto': 'https' };

describe.each(HTTP_PLATFORMS)('a proxy before the console on %s', (platform) => {
  const warnings = async (options: { trustProxy?: boolean; publicUrl?: string }) => {
    const host = await ConsoleHost.start(platform, options);
    try {
      await host.setupToken();
      host.logger.lines.length = 0;
      await host.createClient().request('GET /sign-in', undefined, {});
      expect(host.logger.linesOf('warn')).toEqual([]);
      await host.createClient().request('GET /sign-in', undefined, FORWARDED);
      await host.createClient().request('GET /session', undefined, FORWARDED);
      expect(host.logger.lines.join('\n')).not.toContain('203.0.113.7');
      return host.logger.linesOf('warn');
    } finally {
      await host.app.close();
    }
  };

  it('that nobody told it of is told in the log, each with its cure, once', async () => {
    expect(await warnings({})).toEqual([
      expect.stringMatching(/trustProxy \(HAPTIK_TRUST_PROXY=on\)/),
      expect.stringMatching(/publicUrl \(HAPTIK_PUBLIC_URL\)/),
    ]);
  });

  it('that it was told of is no news', async () => {
    expect(await warnings({ trustProxy: true, publicUrl: 'https://bot.example' })).toEqual([]);
  });
});
