import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { ConsoleHost } from '../../support/console/console.host.js';
import { RawConnection } from '../../support/servers/http/raw.http.js';

describe.each(HTTP_PLATFORMS)('the pages of the console on %s', (platform) => {
  let host: ConsoleHost;
  beforeAll(async () => {
    host = await ConsoleHost.start(platform);
  });
  afterAll(() => host.app.close());

  it.each(['/console', '/console/', '/console/messages/order.shipped', '/console?x=1'])(
    'are served for %s, with a strict content security policy',
    async (path) => {
      const page = await fetch(`${host.url}${path}`);
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await page.text()).toMatch(/Haptik console/);
      const policy = page.headers.get('content-security-policy');
      expect(policy).toMatch(/default-src 'self'/);
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(policy).not.toMatch(/script-src|unsafe-eval/);
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('answer HEAD, and do not affect other methods, other paths and the API', async () => {
    const head = await fetch(`${host.url}/console`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await fetch(`${host.url}/console`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${host.url}/consoles`)).status).toBe(404);
    expect((await host.createClient().request('GET /nothing')).status).toBe(404);
    expect((await fetch(`${host.url}/console/assets/gone-1.js`)).status).toBe(404);
  });

  it.each([
    '/console',
    '/console?x=1',
    '/Console',
    '/CONSOLE/messages?x=/console/',
    '/console/',
    '/console/messages/a%2Fb/hi',
  ])('contain the base URL for any spelling of the path: %s', async (path) => {
    const page = await fetch(`${host.url}${path}`);
    expect(await page.text()).toContain('<base href="/console/" />');
  });

  it.each(['/console/../package.json', '/console/assets/..%2f..%2fapp.files.ts'])(
    'do not expose files of the server: %s',
    async (path) => {
      const connection = await RawConnection.open(host.app);
      await connection.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      const answer = await connection.readResponse();
      // Either the page or no content.
      expect([200, 404]).toContain(answer?.status);
      expect(answer?.body).not.toMatch(/"version"|import \{/);
    },
  );
});
