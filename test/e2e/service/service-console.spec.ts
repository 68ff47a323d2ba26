import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { ConsoleServiceProcess } from '../../support/console/console.service.process.js';
import { postRequestHead, RawConnection } from '../../support/servers/http/raw.http.js';

const OPERATOR = 'a-token-of-operators';
const JSON_LINE = 'Content-Type: application/json';

describe.each(HTTP_PLATFORMS)('the console of the service on %s', (platform) => {
  let service: ConsoleServiceProcess;
  let origin: string;
  let port: number;
  beforeAll(async () => {
    service = await ConsoleServiceProcess.start({
      HTTP_PLATFORM: platform,
      HAPTIK_OPERATOR_TOKEN: OPERATOR,
    });
    origin = await service.url();
    port = Number(new URL(origin).port);
  });
  afterAll(() => service?.stop());

  const started = async (line: string, ...headers: string[]): Promise<RawConnection> => {
    const connection = await RawConnection.connectTo(port);
    const own = [JSON_LINE, 'Sec-Fetch-Site: same-origin', ...headers];
    await connection.write(postRequestHead(...own).replace('POST /haptik', line));
    return connection;
  };

  it('rejects a body that is too large, with the headers of the console', async () => {
    const url = `${origin}/console/api/auth/sign-in/email`;
    const headers = { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' };
    const answer = await fetch(url, { method: 'POST', headers, body: 'x'.repeat(1_048_577) });
    expect(answer.status).toBe(413);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  const CHUNKED = 'Transfer-Encoding: chunked';
  it.each([
    ['too long, to sign in', 413, 'POST /console/api/auth/sign-in/email', 'Content-Length: 16385'],
    ['too long, to the setup', 413, 'POST /console/api/setup', 'Content-Length: 900000'],
    ['unauthenticated, to the operator API', 401, 'PUT /operator/switches', 'Content-Length: 9'],
    ['unauthenticated, to the operator API, chunked', 401, 'PUT /operator/switches', CHUNKED],
    [
      'unauthenticated, to the session',
      401,
      'PATCH /console/api/session',
      'Content-Length: 900000',
    ],
    [
      'unauthenticated, to an import',
      401,
      'POST /console/api/copy/import',
      'Content-Length: 900000',
    ],
    ['to no route of the console', 404, 'PATCH /console/api/unknown', 'Content-Length: 900000'],
    ['to no route', 404, 'POST /nowhere', 'Content-Length: 900000'],
  ])('responds before the body arrives: %s', async (_, status, line, length) => {
    const connection = await started(line, length);
    expect((await connection.readResponse())?.status).toBe(status);
    connection.close();
  });

  it('reads no more of an unauthenticated body than signing in needs', async () => {
    const connection = await started('POST /console/api/auth/sign-in/email', CHUNKED);
    await connection.write('4001\r\n' + 'x'.repeat(0x4001));
    const answer = await connection.readResponse();
    expect(answer).toMatchObject({ status: 413, headers: { connection: 'close' } });
    expect(await connection.readResponse()).toBeUndefined();
  });

  it('keeps the connection when a rejected body has already arrived', async () => {
    const connection = await RawConnection.connectTo(port);
    const request = postRequestHead(JSON_LINE, 'Content-Length: 2').replace(
      'POST /haptik',
      'PUT /operator/switches',
    );
    for (let count = 0; count < 2; count += 1) {
      await connection.write(`${request}{}`);
      expect(await connection.readResponse()).toMatchObject({ status: 401 });
    }
    connection.close();
  });

  it('reads the body of an authorized request', async () => {
    const url = `${origin}/console/api/auth/sign-in/email`;
    const wrong = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin' },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'not the password' }),
    });
    expect(wrong.status).toBe(401);
    const switched = await fetch(`${origin}/operator/switches`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${OPERATOR}` },
      body: JSON.stringify({ mode: 'handoff' }),
    });
    expect([switched.status, await switched.json()]).toMatchObject([200, { mode: 'handoff' }]);
  });
});
