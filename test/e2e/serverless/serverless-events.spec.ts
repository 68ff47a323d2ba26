import { type ExecutionContext, Injectable, Module, UseInterceptors } from '@nestjs/common';
import type { CallHandler, NestInterceptor } from '@nestjs/common';
import {
  haptikMain,
  HaptikModule,
  HaptikNode,
  HaptikSearch,
  HaptikSearchQuery,
  type ServerlessEvent,
  sign,
} from 'nestjs-haptik';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import { MemoryLogger, SECRET } from '../../support/test.app.js';
import {
  EVENT_SOURCES,
  functionUrlEvent,
  httpEvent,
  loadBalancerEvent,
  restEvent,
} from '../../support/serverless.events.js';

const BODY = echoBody('नमस्ते');
const ANSWER = JSON.stringify({ status: true, response: ['नमस्ते'] });
const UNAUTHORIZED = JSON.stringify({ statusCode: 401, message: 'Unauthorized' });
const JSON_TYPE = ['Content-Type', 'application/json'] as const;
const HEADERS = [JSON_TYPE, ['X-Hub-Signature', sign(BODY, SECRET)]] as const;
const REQUEST = { headers: HEADERS, body: BODY };

@Injectable()
class InvocationInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler) {
    const { raw } = context.switchToHttp().getRequest<{ raw: { event: ServerlessEvent } }>();
    context
      .switchToHttp()
      .getResponse<Headers & { setHeader(name: string, value: string): void }>()
      .setHeader('X-Stage', raw.event.requestContext?.stage ?? 'none');
    return next.handle();
  }
}

@Injectable()
class CityBot {
  @HaptikSearch('cities')
  cities(@HaptikSearchQuery() query: string) {
    return [`${query}!`];
  }

  @HaptikNode({ name: 'stage', bot: 'support' })
  @UseInterceptors(InvocationInterceptor)
  stage() {
    return 'Seen.';
  }
}

@Module({
  imports: [
    HaptikModule.forRoot({
      secrets: SECRET,
      bodyLimit: 1_000,
      search: { key: 'search-key' },
      bots: { support: { secrets: 'other-secret' } },
    }),
  ],
  providers: [EchoBot, CityBot],
})
class AppModule {}

describe('an event of an HTTP request', () => {
  const logger = new MemoryLogger();
  const main = haptikMain(AppModule, { logger });
  const statusAndBody = async (event: ServerlessEvent) => {
    const { statusCode, body } = await main(event);
    return [statusCode, body];
  };

  describe.each(Object.entries(EVENT_SOURCES))('of %s', (_, toEvent) => {
    it('is verified over the exact bytes', async () => {
      expect(await statusAndBody(toEvent(REQUEST, true))).toEqual([200, ANSWER]);
      expect(await statusAndBody(toEvent(REQUEST))).toEqual([200, ANSWER]);
      const escaped = Buffer.from(BODY.toString().replace('न', String.raw`\u0928`));
      expect(await statusAndBody(toEvent({ ...REQUEST, body: escaped }, true))).toEqual([
        401,
        UNAUTHORIZED,
      ]);
    });

    it.each([
      ['no signature', [JSON_TYPE]],
      ['a forged signature', [JSON_TYPE, ['X-Hub-Signature', sign(BODY, 'guess')]]],
      ['a signature of another kind', [JSON_TYPE, ['X-Hub-Signature', 'sha256=00']]],
      ['the signature twice', [...HEADERS, HEADERS[1]]],
      ['a second signature', [...HEADERS, ['X-Hub-Signature', sign(BODY, 'guess')]]],
      ['a second signature in capitals', [['X-HUB-SIGNATURE', 'sha1=00'], ...HEADERS]],
    ] as const)('with %s is refused', async (_name, headers) => {
      expect(await statusAndBody(toEvent({ headers, body: BODY }))).toEqual([401, UNAUTHORIZED]);
    });

    it('is answered by its method as on the route', async () => {
      const page = await main(toEvent({ method: 'GET' }));
      expect(page.statusCode).toBe(200);
      expect(page.headers).toHaveProperty('Content-Type', 'text/html; charset=utf-8');
      expect(await statusAndBody(toEvent({ method: 'HEAD' }))).toEqual([200, '']);
      const refused = await main(toEvent({ method: 'PUT' }));
      expect(refused).toMatchObject({ statusCode: 405, headers: { Allow: 'GET, HEAD, POST' } });
    });

    it('is answered by its path as on the route', async () => {
      const path = '/somewhere/else';
      const [status, body] = await statusAndBody(toEvent({ ...REQUEST, path }));
      expect(status).toBe(404);
      expect(body).toContain(`Cannot POST ${path}`);
      expect(await statusAndBody(toEvent({ ...REQUEST, path: '//Haptik/' }))).toEqual([
        200,
        ANSWER,
      ]);
      const [bot] = await statusAndBody(toEvent({ ...REQUEST, path: '/haptik/nobody' }));
      expect(bot).toBe(404);
    });

    it('without a path addresses the bot of the flat options', async () => {
      expect(await statusAndBody(toEvent({ ...REQUEST, path: '/' }))).toEqual([200, ANSWER]);
    });

    it('is limited in its body', async () => {
      const body = echoBody('x'.repeat(1_000));
      const headers = [JSON_TYPE, ['X-Hub-Signature', sign(body, SECRET)]] as const;
      for (const isBase64Encoded of [false, true]) {
        const [status] = await statusAndBody(toEvent({ headers, body }, isBase64Encoded));
        expect(status).toBe(413);
      }
      const [empty, text] = await statusAndBody(toEvent({ headers }));
      expect([empty, text]).toEqual([400, expect.stringContaining('the body is empty')]);
    });

    it('reaches the searches, with decoded parameters', async () => {
      const path = '/haptik/search/cities/search-key';
      const query = 'query=%E0%A4%AA%E0%A5%81%20%26&query=other&user_id=1';
      const result = await main(toEvent({ method: 'GET', path, query }));
      expect(result.statusCode).toBe(200);
      expect(JSON.parse(result.body)).toEqual({
        success: true,
        data: [{ title: 'पु &!' }],
        query: 'पु &',
        error: '',
      });
      const [status] = await statusAndBody(
        toEvent({ method: 'GET', path: '/haptik/search/cities', query }),
      );
      expect(status).toBe(401);
    });

    it('is the raw request of enhancers, whose headers are sent', async () => {
      const body = Buffer.from('{"node":"stage"}');
      const headers = [JSON_TYPE, ['X-Hub-Signature', sign(body, 'other-secret')]] as const;
      const event = toEvent({ path: '/haptik/support', headers, body });
      const result = await main(event);
      expect(result.headers).toHaveProperty('X-Stage', event.requestContext?.stage ?? 'none');
    });
  });

  it('whose body is not what it says is refused, since its bytes are unknown', async () => {
    const event = httpEvent(REQUEST, true);
    const broken = { ...event, body: '%%%' };
    expect(await statusAndBody(broken)).toEqual([400, expect.stringContaining('is not base64')]);
    const parsed = { ...event, body: { node: 'echo' } } as unknown as ServerlessEvent;
    expect(await statusAndBody(parsed)).toEqual([400, expect.stringContaining('not a string')]);
  });

  it('with a malformed path gets 500, and does not end the process', async () => {
    const event = { ...httpEvent(REQUEST), rawPath: 7 } as unknown as ServerlessEvent;
    expect((await main(event)).statusCode).toBe(500);
  });

  it('may have its stage in the path or not', async () => {
    const stages = [
      { ...restEvent(REQUEST), path: '/prod/haptik' },
      { ...httpEvent(REQUEST), rawPath: '/haptik' },
      { ...httpEvent(REQUEST), rawPath: '/prod' },
      { ...httpEvent(REQUEST), rawPath: '/haptik/haptik', requestContext: stage('haptik') },
      { ...httpEvent(REQUEST), rawPath: '/haptik', requestContext: stage('haptik') },
      { ...restEvent(REQUEST), path: '/haptik', requestContext: { stage: 'haptik' } },
    ];
    for (const event of stages) expect(await statusAndBody(event)).toEqual([200, ANSWER]);
    const other = { ...httpEvent(REQUEST), rawPath: '/production/haptik' };
    expect((await main(other)).statusCode).toBe(404);
  });

  it('without a path may address a bot that is chosen', async () => {
    const support = haptikMain(AppModule, { bot: 'support', logger });
    const body = Buffer.from('{"node":"stage"}');
    const headers = [JSON_TYPE, ['X-Hub-Signature', sign(body, 'other-secret')]] as const;
    const { statusCode } = await support(functionUrlEvent({ path: '/', headers, body }));
    expect(statusCode).toBe(200);
    expect((await support(functionUrlEvent({ ...REQUEST, path: '/' }))).statusCode).toBe(401);
  });

  it('cannot hide a signature in the single headers beside the lists', async () => {
    const headers = { 'x-hub-signature': sign(BODY, SECRET), 'content-type': 'application/json' };
    const event = { ...restEvent({ body: BODY }), headers };
    const signedTwice = {
      ...event,
      multiValueHeaders: { 'X-Hub-Signature': ['sha1=00', 'sha1=11'] },
    };
    expect((await main(event)).statusCode).toBe(200);
    expect((await main(signedTwice)).statusCode).toBe(401);
  });

  it('of a load balancer with lists of headers gets lists of headers', async () => {
    const { multiValueHeaders } = await main(loadBalancerEvent(REQUEST));
    expect(multiValueHeaders).toEqual({ 'Content-Type': ['application/json; charset=utf-8'] });
  });
});

function stage(name: string): ServerlessEvent['requestContext'] {
  return { stage: name, http: { method: 'POST' } };
}
