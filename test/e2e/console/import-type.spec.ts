import { Body, Controller, type INestApplication, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HaptikConsoleModule } from 'nestjs-haptik/console';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { HaptikStorageModule } from 'nestjs-haptik/storage';
import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { ConsoleHost } from '../../support/console.host.js';
import { bootWithoutBodyParser } from '../../support/app.without.body.parser.js';
import { OperatorApiClient, TOKEN } from '../../support/operator.api.client.js';
import { migratedDatabase } from '../../support/postgres.test.server.js';

const TYPE = 'application/vnd.nestjs-haptik.import+json';
const NO_TYPE_OF_IMPORTS = 'application/vnd.shop+json';

/** A route of the host that returns its body. */
@Controller('own')
class OwnController {
  @Post()
  own(@Body() body: unknown): { readonly given: string[] } {
    return { given: Object.keys(body ?? {}) };
  }
}

/** Like upload plugins, this parser passes the stream on. */
function handOverStreams(app: INestApplication): void {
  const fastify = (app as NestFastifyApplication).getHttpAdapter().getInstance();
  fastify.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

describe.each(HTTP_PLATFORMS)('the content type of imports on %s', (platform) => {
  const apps: INestApplication[] = [];
  afterAll(async () => Promise.all(apps.map((app) => app.close())));

  const modulesOf = async () => [
    HaptikStorageModule.forRoot({ url: await migratedDatabase() }),
    HaptikOperatorModule.forRoot({ token: TOKEN }),
    HaptikConsoleModule.forRoot({}),
  ];

  const expectBodiesAreRead = async (app: INestApplication): Promise<void> => {
    const operator = await OperatorApiClient.forApp(app);
    const headers = { 'Content-Type': TYPE };
    const wrong = await operator.request('PUT /switches', { mode: 'odd' }, headers);
    expect([wrong.status, wrong.body]).toMatchObject([
      400,
      { message: [expect.stringMatching(/^mode must/)] },
    ]);
    const right = await operator.request('PUT /switches', { mode: 'normal' }, headers);
    expect(right.status).toBe(200);
    const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    const answer = await fetch(`${url}/console/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { ...headers, Origin: url },
      body: JSON.stringify({ email: 'nobody@example.com', password: 'not the password' }),
    });
    expect(answer.status).toBe(401);
  };

  it('is parsed as JSON on other routes if the host has no parser for it', async () => {
    const app = await bootWithoutBodyParser(platform, { imports: await modulesOf() });
    apps.push(app);
    await expectBodiesAreRead(app);
  });

  it('does not affect routes of the host', async () => {
    const host = await ConsoleHost.start(platform, {}, { controllers: [OwnController] });
    apps.push(host.app);
    const send = async (path: string, type: string): Promise<[number, string]> => {
      const headers = { 'Content-Type': type, Origin: host.url };
      const url = `${host.url}${path}`;
      const answer = await fetch(url, { method: 'POST', headers, body: '{"a":1}' });
      return [answer.status, await answer.text()];
    };
    // The host does not know this type either.
    expect(await send('/own', TYPE)).toEqual(
      (await send('/own', NO_TYPE_OF_IMPORTS)).map((part) =>
        typeof part === 'string' ? part.replace(NO_TYPE_OF_IMPORTS, TYPE) : part,
      ),
    );
    expect((await send('/console/api/copy/import', TYPE))[0]).toBe(401);
  });

  if (platform === 'fastify') {
    it('is read if a parser of the host passes the stream on', async () => {
      const host = await ConsoleHost.start(
        platform,
        {},
        { imports: [HaptikOperatorModule.forRoot({ token: TOKEN })], host: handOverStreams },
      );
      apps.push(host.app);
      await expectBodiesAreRead(host.app);
    });
  }
});
