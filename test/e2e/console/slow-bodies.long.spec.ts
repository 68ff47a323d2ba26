import { HTTP_PLATFORMS, type HttpPlatform } from '../../support/test.app.js';
import { ConsoleServiceProcess } from '../../support/console/console.service.process.js';
import { postRequestHead, RawConnection } from '../../support/servers/http/raw.http.js';

const TOKEN = 'a-token-of-operators';

describe('a body that does not arrive', () => {
  const services: ConsoleServiceProcess[] = [];
  afterAll(() => Promise.all(services.map((service) => service.stop())));

  const begins = async (service: ConsoleServiceProcess, line: string) => {
    const connection = await RawConnection.connectTo(Number(new URL(await service.url()).port));
    const request = postRequestHead(
      'Content-Type: application/json',
      'Content-Length: 9',
      'Sec-Fetch-Site: same-origin',
      `Authorization: Bearer ${TOKEN}`,
    );
    await connection.write(`${request.replace('POST /haptik', line)}{"a"`);
    const answer = await connection.readResponse();
    expect(await connection.readResponse()).toBeUndefined();
    return answer;
  };

  const answersOn = async (platform: HttpPlatform) => {
    const env = { HTTP_PLATFORM: platform, HAPTIK_OPERATOR_TOKEN: TOKEN };
    const service = await ConsoleServiceProcess.start(env);
    services.push(service);
    return Promise.all([
      begins(service, 'POST /console/api/auth/sign-in/email'),
      begins(service, 'PUT /operator/switches'),
    ]);
  };

  it('is answered with 408 by the console and the operator API, and the connection is closed', async () => {
    // In parallel, because each takes half a minute.
    const answers = await Promise.all(HTTP_PLATFORMS.map(answersOn));
    for (const [signIn, change] of answers) {
      expect(signIn).toMatchObject({ status: 408, headers: { connection: 'close' } });
      expect(JSON.parse(signIn?.body ?? '')).toEqual({
        statusCode: 408,
        code: 'too-slow',
        message: expect.stringMatching(/did not arrive in time.*send the request again/),
      });
      expect(change).toMatchObject({ status: 408, headers: { connection: 'close' } });
    }
  });
});
