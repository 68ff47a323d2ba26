import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { CopyConsoleHost } from '../../support/console/copy.console.host.js';
import type { ConsoleApiClient } from '../../support/console/console.host.js';
import { exchange } from '../../support/servers/http/raw.http.js';

/** Security headers of every API response. */
const SAFETY = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

describe.each(HTTP_PLATFORMS)('security headers of the API on %s', (platform) => {
  let console: CopyConsoleHost;
  let anonymous: ConsoleApiClient;

  beforeAll(async () => {
    console = await CopyConsoleHost.start(platform);
    anonymous = console.host.createClient();
  });
  afterAll(() => console.stop());

  it.each([
    ['JSON', 'GET /session', 200],
    ['a file', 'GET /copy/export?format=csv', 200],
    ['a spreadsheet', 'GET /copy/export?format=xlsx', 200],
    ['the description', 'GET /openapi.json', 200],
    ['a page of operators', 'GET /operations/nodes', 200],
    ['a refused query', 'GET /audit?limit=x', 400],
    ['a NUL character in the path', 'GET /users/%00/sessions', 400],
    ['an unknown user', 'GET /users/none/sessions', 404],
    ['an unknown route', 'GET /nothing/like/this', 404],
  ])('are set for %s', async (_, line, expected) => {
    const { status, headers } = await console.administrator.request(line);
    expect([status, safetyOf(headers)]).toEqual([expected, SAFETY]);
  });

  it('are set for unauthenticated requests', async () => {
    for (const line of ['GET /session', 'GET /sign-in', 'POST /auth/sign-out']) {
      expect(safetyOf((await anonymous.request(line)).headers)).toEqual(SAFETY);
    }
    const wrong = await anonymous.signIn('nobody@example.com', 'not the password');
    expect([wrong.status, safetyOf(wrong.headers)]).toEqual([401, SAFETY]);
  });

  it('are set for the stream of an import', async () => {
    const csv = 'key,en\r\norder.track,Follow it\r\n';
    const content = Buffer.from(csv).toString('base64');
    const { status, headers } = await console.administrator.request('POST /copy/import', {
      format: 'csv',
      content,
    });
    expect([status, safetyOf(headers)]).toEqual([200, SAFETY]);
  });

  it.each([
    ['is not valid JSON', '{"email": <b>', 400],
    ['is too large', JSON.stringify({ email: 'x'.repeat(2_000_000) }), 413],
  ])('are set for a body that %s', async (_, body, status) => {
    const headers = { 'Content-Type': 'application/json', Origin: console.host.url };
    const url = `${console.url}/auth/sign-in/email`;
    const answer = await fetch(url, { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(safetyOf(answer.headers)).toEqual(SAFETY);
  });

  it.each([
    ['GET', '/console/api/%zz', 400],
    ['GET', '/console/api/users/%E0%A4%A/sessions', 400],
    ['GET', '/console/api', 404],
    ['GET', '/Console//API/%', 400],
  ])('are set for %s %s', async (method, path, status) => {
    const answer = await exchange(host(), `${method} ${path} HTTP/1.1\r\nHost: b\r\n\r\n`);
    expect([answer?.status, answer?.headers]).toEqual([status, expect.objectContaining(SAFETY)]);
  });

  it.each([
    ['GET', '/console/%zz', 400],
    ['POST', '/console', 404],
    ['DELETE', '/console/messages', 404],
  ])('of pages are set where no page exists: %s %s', async (method, path, status) => {
    const answer = await exchange(host(), `${method} ${path} HTTP/1.1\r\nHost: b\r\n\r\n`);
    expect([answer?.status, answer?.headers]).toEqual([
      status,
      expect.objectContaining({
        'content-security-policy': expect.stringMatching(/^default-src 'self'/),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      }),
    ]);
  });

  it.each([
    '/console/api/SESSION',
    '/console/api/session/',
    '//console//api/session',
    '/CONSOLE/Api/%73ession?x=1',
    '/console/api/copy/MESSAGES/order.track',
    '/console/api/COPY/messages/order.track/',
  ])('are set for any spelling of the path: %s', async (path) => {
    const cookie = [...console.administrator.cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(`${console.host.url}${path}`, { headers: { Cookie: cookie } });
    expect([answer.status, safetyOf(answer.headers)]).toEqual([200, SAFETY]);
  });

  it('do not change the case of a key in the path', async () => {
    const { status } = await console.administrator.request('GET /copy/messages/ORDER.track');
    expect(status).toBe(404);
  });

  it('do not change the pages', async () => {
    const { headers } = await fetch(`${console.host.url}/console`);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'self'/);
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  const host = () => console.host.app;

  function safetyOf(headers: Headers): Record<string, string | null> {
    return Object.fromEntries(Object.keys(SAFETY).map((name) => [name, headers.get(name)]));
  }
});
