import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { ConsoleApiClient, ConsoleHost, PASSWORD } from '../../support/console/console.host.js';
import { CopyConsoleHost } from '../../support/console/copy.console.host.js';

describe.each(HTTP_PLATFORMS)('the OpenAPI document on %s', (platform) => {
  let console: CopyConsoleHost;

  beforeAll(async () => {
    console = await CopyConsoleHost.start(platform);
  });
  afterAll(() => console.stop());

  it('requires permission to read copy, and contains all routes', async () => {
    const viewer = await console.signInAs({ name: 'v', role: 'viewer' });
    const { status, body } = await viewer.request('GET openapi.json');
    expect(status).toBe(200);
    const paths = Object.keys(body.paths);
    expect(paths).toContain('/console/api/copy/messages/{key}/{language}');
    expect(paths).toContain('/console/api/users');
    expect(paths.filter((path) => !path.startsWith('/console/api/'))).toEqual([]);
    expect(body.components.schemas.SaveRequest.properties).toMatchObject({
      version: { type: 'integer' },
      text: { type: 'string', nullable: true },
    });
    expect(Object.keys(body.components.securitySchemes)).toEqual(['token', 'cookie']);
    expect(viewer.headers['Cookie']).toContain(`${body.components.securitySchemes.cookie.name}=`);
  });

  it('describes permissions, request and response of each operation', async () => {
    const viewer = await console.signInAs({ name: 'w', role: 'viewer' });
    const { body } = await viewer.request('GET openapi.json');
    const at = (path: string) => body.paths[`/console/api/${path}`];
    expect(at('sign-in').get.security).toEqual([]);
    expect(at('users').post).toMatchObject({
      security: [{ cookie: [] }],
      requestBody: {
        content: {
          'application/json': { schema: { $ref: '#/components/schemas/CreateUserRequest' } },
        },
      },
    });
    expect(at('copy/publish').post.security).toBeUndefined();
    const operations = Object.values(body.paths).flatMap((item) => Object.values(item as object));
    for (const operation of operations) {
      const [status, response] = Object.entries(operation.responses)[0] as [string, object];
      const isEmpty = ['204', '302'].includes(status);
      expect([operation.operationId, 'content' in response]).toEqual([
        operation.operationId,
        !isEmpty,
      ]);
      expect(operation.responses.default).toBeDefined();
    }
  });

  it('names the prefix of the host as its server', async () => {
    const host = await ConsoleHost.start(
      platform,
      {},
      { host: (app) => app.setGlobalPrefix('bot/v2') },
    );
    const asha = new ConsoleApiClient(`${host.url}/bot/v2`);
    const user = { name: 'Asha', email: 'asha@example.com', password: PASSWORD };
    await asha.request('POST /setup', { token: await host.setupToken(), ...user });
    const { text } = await asha.request('GET /openapi.json');
    expect(JSON.parse(text)).toMatchObject({
      servers: [{ url: '/bot/v2' }],
      paths: { '/console/api/users': expect.anything() },
    });
    await host.app.close();
  });

  it('requires authentication', async () => {
    expect((await fetch(`${console.url}/openapi.json`)).status).toBe(401);
  });
});
