import { Controller, HttpCode, Header, type INestApplication, Post } from '@nestjs/common';
import { HaptikTestClient, type HaptikTestReply } from 'nestjs-haptik/testing';
import { boot, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';
import { EchoBot } from '../../support/bots/echo.bot.js';

/** Other handlers that may respond at the URL of a bot. */
@Controller('shop')
class ShopController {
  @Post('page')
  @HttpCode(200)
  @Header('Content-Type', 'text/html')
  page() {
    return '<h1>Sign in</h1>';
  }

  @Post('list')
  @HttpCode(200)
  list() {
    return ['speaker'];
  }

  @Post('nothing')
  @HttpCode(204)
  nothing() {}

  @Post('broken')
  broken() {
    throw new Error('down');
  }
}

describe.each(HTTP_PLATFORMS)('the test client against %s', (platform) => {
  let app: INestApplication;
  beforeAll(async () => {
    app = await boot({
      platform,
      metadata: { providers: [EchoBot], controllers: [ShopController] },
      host: (it) => it.setGlobalPrefix('api/v1'),
    });
  });
  afterAll(() => app.close());

  const call = (path: string, rest: { secret?: string; bot?: string } = { secret: SECRET }) =>
    new HaptikTestClient(app, { path, ...rest }).call('echo', { entities: { text: 'hello' } });

  it('reads a reply', async () => {
    const { texts, status, elements } = await call('api/v1/haptik');
    expect([texts, status, elements]).toEqual([['hello'], true, []]);
  });

  it.each([
    'texts',
    'elements',
    'response',
    'status',
    'conversationDetails',
    'userDetails',
  ] as const)('throws when %s is read of an answer that is no reply', async (name) => {
    const answer = await call('haptik');
    expect(answer.httpStatus).toBe(404);
    expect(() => answer[name]).toThrow(
      /^POST http:\/\/127\.0\.0\.1:\d+\/haptik did not return a reply/,
    );
  });

  const errorMessageFor = (answer: HaptikTestReply): string => {
    try {
      return String(answer.texts);
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('names the path it asked, the global prefix and the endpoint for a 404', async () => {
    const message = errorMessageFor(await call('haptik'));
    expect(message).toContain('The response is 404 (');
    expect(message).toContain('Cannot POST /haptik');
    expect(message).toContain('global prefix is "api/v1"');
    expect(message).toContain("{ path: 'api/v1/haptik' }");
    const bot = errorMessageFor(await call('api/v1/haptik', { secret: SECRET, bot: 'nobody' }));
    expect(bot).toContain('/api/v1/haptik/nobody did not return a reply');
    expect(bot).toContain('but the bot does not');
  });

  it('distinguishes a missing secret from a wrong one', async () => {
    expect(errorMessageFor(await call('api/v1/haptik', {}))).toContain(
      'set the option secret of the client',
    );
    const wrong = errorMessageFor(await call('api/v1/haptik', { secret: 'another' }));
    expect(wrong).toContain('give the client the secret of this bot');
    expect(wrong).not.toContain('another');
  });

  it.each([
    ['page', /response is 200 \(text\/html.*<h1>Sign in<\/h1>/],
    [
      'list',
      /response is 200 \(application\/json.*\["speaker"\].*\n.*JSON with status and response/,
    ],
    ['nothing', /response is 204 \(no content type\) without a body/],
    ['broken', /The response is 500 .*\n.*The error is in its log/],
  ])('says what came back from a %s', async (path, message) => {
    expect(errorMessageFor(await call(`api/v1/shop/${path}`))).toMatch(message);
  });

  it.each([
    ['{', {}, 400],
    ['{}', {}, 400],
    ['{}', { 'Content-Type': 'text/plain' }, 400],
    ['x'.repeat(1_048_577), {}, 413],
  ])('describes what is wrong with a body', async (body, headers, status) => {
    const client = new HaptikTestClient(app, { path: 'api/v1/haptik', secret: SECRET });
    expect(errorMessageFor(await client.post(body, headers))).toContain(
      `The response is ${status} (application/json`,
    );
  });
});
