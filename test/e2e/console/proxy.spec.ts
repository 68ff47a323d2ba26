import { PLATFORMS } from '../../support/app.js';
import { ConsoleHost } from '../../support/console.js';

const FORWARDED = { 'X-Forwarded-For': '203.0.113.7', 'X-Forwarded-Proto': 'https' };

describe.each(PLATFORMS)('a proxy before the console on %s', (platform) => {
  const warnings = async (options: { trustProxy?: boolean; publicUrl?: string }) => {
    const host = await ConsoleHost.start(platform, options);
    try {
      await host.setupToken();
      host.journal.lines.length = 0;
      await host.browser().asks('GET /sign-in', undefined, {});
      expect(host.journal.of('warn')).toEqual([]);
      await host.browser().asks('GET /sign-in', undefined, FORWARDED);
      await host.browser().asks('GET /session', undefined, FORWARDED);
      expect(host.journal.lines.join('\n')).not.toContain('203.0.113.7');
      return host.journal.of('warn');
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
