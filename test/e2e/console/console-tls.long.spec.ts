import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { createSelfSignedCertificate } from '../../support/servers/http/certificate.js';
import { ConsoleHost, PASSWORD } from '../../support/console/console.host.js';

describe.each(HTTP_PLATFORMS)('the console of a host with TLS on %s', (platform) => {
  let host: ConsoleHost;
  afterEach(() => host.app.close());

  it('sets Secure cookies without further configuration', async () => {
    host = await ConsoleHost.start(platform, {}, { tls: createSelfSignedCertificate() });
    const { status, cookies } = await setUp();
    expect(host.logger.lines.join('\n')).toMatch(/: https:\/\/[\w.:]+\/console\/setup#/);
    expect(status).toBe(204);
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(/^haptik_console\.session_token=[^;]+;.*; Secure$/);
    const cookie = cookies[0]?.split(';')[0] ?? '';
    expect((await asks('GET', 'session', undefined, { cookie })).status).toBe(200);
    const out = await asks('POST', 'auth/sign-out', {}, { cookie });
    expect(out.cookies.join('\n')).toMatch(/session_token=;.*; Secure/);
    expect((await asks('GET', 'session', undefined, { cookie })).status).toBe(401);
  });

  it('follows publicUrl if it is configured', async () => {
    const publicUrl = 'http://bot.example';
    host = await ConsoleHost.start(platform, { publicUrl }, { tls: createSelfSignedCertificate() });
    const { status, cookies } = await setUp();
    expect([status, cookies.length]).toEqual([204, 1]);
    expect(cookies.join('\n')).not.toMatch(/Secure/);
  });

  async function setUp() {
    const token = await host.setupToken();
    const person = { name: 'Asha', email: 'asha@example.com', password: PASSWORD };
    return asks('POST', 'setup', { token, ...person });
  }

  function asks(method: string, path: string, body?: unknown, headers: IncomingHttpHeaders = {}) {
    const { port } = host.app.getHttpServer().address();
    const url = `https://127.0.0.1:${port}`;
    const own = { ...headers, origin: url, 'content-type': 'application/json' };
    return new Promise<{ status: number | undefined; cookies: string[] }>((resolve, reject) => {
      request(
        `${url}/console/api/${path}`,
        { method, headers: own, rejectUnauthorized: false, agent: false },
        (answer) => {
          answer.resume();
          const { statusCode: status, headers: given } = answer;
          answer.on('end', () => resolve({ status, cookies: given['set-cookie'] ?? [] }));
        },
      )
        .on('error', reject)
        .end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
});
