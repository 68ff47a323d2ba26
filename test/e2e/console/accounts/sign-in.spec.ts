import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import { ConsoleHost, PASSWORD } from '../../../support/console/console.host.js';

describe.each(HTTP_PLATFORMS)('sign-in to the console on %s', (platform) => {
  let host: ConsoleHost;

  beforeAll(async () => {
    host = await ConsoleHost.start(platform);
  });
  afterAll(() => host.app.close());

  it('is refused before setup, and the bot still answers', async () => {
    const answer = await host.createClient().request('GET /session');
    expect(answer).toMatchObject({
      status: 401,
      body: { statusCode: 401, code: 'unauthenticated' },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await host.createClient().request('GET /sign-in')).toMatchObject({
      status: 200,
      body: { sso: null },
    });
    expect((await fetch(`${host.url}/haptik`)).status).toBe(200);
  });

  it('starts with a setup link that works once, even for concurrent requests', async () => {
    const token = await host.setupToken();
    const tries = await Promise.all(
      ['asha@example.com', 'ravi@example.com'].map((email) => {
        const body = { token, name: 'First', email, password: PASSWORD };
        return host.createClient().request('POST /setup', body);
      }),
    );
    expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404]);
    const again = { token, name: 'X', email: 'x@example.com', password: PASSWORD };
    expect((await host.createClient().request('POST /setup', again)).status).toBe(404);
    const cookie = tries.find(({ status }) => status === 204)?.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^haptik_console\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toMatch(/Secure/);
  });

  it('accepts e-mail and password, and ends with sign-out', async () => {
    const email = await who();
    const browser = host.createClient();
    expect(await browser.signIn(email.toUpperCase())).toMatchObject({ status: 204, text: '' });
    const me = await browser.request('GET /session');
    expect(me).toMatchObject({ status: 200, body: { email, role: 'administrator' } });
    const stolen = new Map(browser.cookies);
    expect((await browser.request('POST /auth/sign-out')).status).toBe(204);
    stolen.forEach((value, name) => browser.cookies.set(name, value));
    expect((await browser.request('GET /session')).status).toBe(401);
  });

  it('does not reveal whether an e-mail exists', async () => {
    const wrong = await host.createClient().signIn(await who(), 'not the password');
    const unknown = await host.createClient().signIn('nobody@example.com', 'not the password');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'invalid-credentials' } });
    expect(unknown.text).toBe(wrong.text);
  });

  it('refuses cross-site requests and forms', async () => {
    const body = { email: await who(), password: PASSWORD };
    const line = 'POST /auth/sign-in/email';
    const foreign = { Origin: 'https://evil.example' };
    expect(await host.createClient().request(line, body, foreign)).toMatchObject({
      status: 403,
      body: { code: 'csrf' },
    });
    expect((await host.createClient().request(line, body, {})).status).toBe(403);
    const form = { Origin: host.url, 'Content-Type': 'text/plain' };
    expect((await host.createClient().request(line, body, form)).status).toBeGreaterThanOrEqual(
      400,
    );
    const same = { 'Sec-Fetch-Site': 'same-origin' };
    expect((await host.createClient().request(line, body, same)).status).toBe(204);
  });

  it('limits attempts per e-mail', async () => {
    const tries = [];
    for (let n = 0; n < 11; n++) {
      tries.push(await host.createClient().signIn('victim@example.com', `guess ${n}`));
    }
    expect(tries.map(({ status }) => status)).toEqual([...Array(10).fill(401), 429]);
    expect(Number(tries.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await host.createClient().signIn(await who())).status).toBe(204);
  });

  it('logs no passwords, e-mails or tokens', () => {
    const log = host.logger.lines.filter((line) => !line.includes('/console/setup#')).join('\n');
    expect(log).not.toMatch(/correct horse|example\.com|session_token|guess/);
    expect(host.logger.linesOf('error')).toEqual([]);
  });

  async function who(): Promise<string> {
    for (const email of ['asha@example.com', 'ravi@example.com']) {
      if ((await host.createClient().signIn(email)).status === 204) return email;
    }
    throw new Error('the console has no administrator');
  }
});
