import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { ConsoleHost } from '../../support/console/console.host.js';
import { portOf, postRequestHead, RawConnection } from '../../support/servers/http/raw.http.js';

describe.each(HTTP_PLATFORMS)('a console on %s whose host closes', (platform) => {
  it('does not wait for a body that does not arrive', async () => {
    const { app } = await ConsoleHost.start(platform);
    const connection = await RawConnection.connectTo(await portOf(app));
    const head = postRequestHead(
      'Content-Type: application/json',
      'Content-Length: 9',
      'Sec-Fetch-Site: same-origin',
    );
    const line = 'POST /console/api/auth/sign-in/email';
    await connection.write(`${head.replace('POST /haptik', line)}{"a"`);
    const other = await RawConnection.connectTo(await portOf(app));
    await other.write('GET /console/api/session HTTP/1.1\r\nHost: bot.example\r\n\r\n');
    expect((await other.readResponse())?.status).toBe(401);
    await app.close();
    // No 408, which would come after half a minute.
    expect(await connection.readResponse()).toBeUndefined();
  });
});
