import {
  type ArgumentsHost,
  type CallHandler,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  type INestApplication,
  Injectable,
  type ModuleMetadata,
  type NestInterceptor,
  ValidationPipe,
  VersioningType,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { map, type Observable } from 'rxjs';
import { type BootOptions, boot, HTTP_PLATFORMS } from '../../support/test.app.js';
import { EchoBot } from '../../support/bots/echo.bot.js';
import { bootWithoutBodyParser } from '../../support/app.without.body.parser.js';
import { OperatorApiClient, TOKEN } from '../../support/operator.api.client.js';

const { SkipThrottle, ThrottlerGuard, ThrottlerModule } = await import('@nestjs/throttler');

@Injectable()
class WrappingInterceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((data: unknown) => ({ data })));
  }
}

/** Renders every error as a page, like a web shop. */
@Catch()
class PageFilter implements ExceptionFilter {
  catch(_: unknown, host: ArgumentsHost) {
    const response = host.switchToHttp().getResponse<{
      status(code: number): { send(body: unknown): void };
    }>();
    response.status(500).send('<h1>Oops</h1>');
  }
}

const STRICT = new ValidationPipe({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  transformOptions: { enableImplicitConversion: true },
  validateCustomDecorators: true,
});

describe.each(HTTP_PLATFORMS)('the operator API in a host on %s', (platform) => {
  let app: INestApplication | undefined;
  afterEach(async () => app?.close());

  const host = async (
    metadata: ModuleMetadata = {},
    rest: Omit<BootOptions, 'platform' | 'metadata'> = {},
    path = 'operator',
  ): Promise<OperatorApiClient> => {
    app = await boot({
      platform,
      metadata: {
        ...metadata,
        imports: [HaptikOperatorModule.forRoot({ token: TOKEN }), ...(metadata.imports ?? [])],
        providers: [EchoBot, ...(metadata.providers ?? [])],
      },
      ...rest,
    });
    return OperatorApiClient.forApp(app, TOKEN, path);
  };

  /** A typical sequence of requests of a client. */
  const expectItWorks = async (operator: OperatorApiClient): Promise<void> => {
    const put = await operator.request('PUT /switches', { node: 'echo', mode: 'handoff' });
    expect([put.status, put.body]).toEqual([200, { mode: 'handoff', handledBy: 'method' }]);
    const { body } = await operator.request('GET /switches');
    expect(body).toMatchObject({
      switches: [{ node: 'echo', mode: 'handoff', changedBy: 'operator' }],
    });
    const clear = await operator.request('DELETE /switches?node=echo');
    expect([clear.status, clear.body]).toEqual([200, { mode: 'normal', handledBy: 'method' }]);
    const wrong = await operator.request('PUT /switches', { mode: 'off' });
    expect([wrong.status, wrong.body]).toMatchObject([400, { message: [expect.any(String)] }]);
    expect((await operator.request('GET /handoffs?limit=10')).status).toBe(501);
  };

  it('answers below a global prefix', async () => {
    await expectItWorks(
      await host({}, { host: (it) => it.setGlobalPrefix('api') }, 'api/operator'),
    );
  });

  it('answers on the same path when the host uses URI versioning', async () => {
    const versions = { type: VersioningType.URI, defaultVersion: '2' } as const;
    await expectItWorks(await host({}, { host: (it) => it.enableVersioning(versions) }));
  });

  it.each([
    ['a pipe that forbids unknown properties', { provide: APP_PIPE, useValue: STRICT }],
    ['a filter that renders errors as pages', { provide: APP_FILTER, useClass: PageFilter }],
    ['an interceptor that wraps', { provide: APP_INTERCEPTOR, useClass: WrappingInterceptor }],
  ])('answers as usual next to %s', async (_, provider) => {
    await expectItWorks(await host({ providers: [provider] }));
  });

  it('reads bodies when the host parses none', async () => {
    const imports = [HaptikOperatorModule.forRoot({ token: TOKEN })];
    app = await bootWithoutBodyParser(platform, { imports, providers: [EchoBot] });
    await expectItWorks(await OperatorApiClient.forApp(app));
  });

  it.each([
    ['no body', undefined],
    ['no mode', {}],
    ['an array', [{ mode: 'fallback' }]],
    ['a text', 'fallback'],
    ['nothing', null],
    ['an unknown key', { mode: 'fallback', changedBy: 'another operator' }],
    ['a note that is too long', { mode: 'fallback', note: 'x'.repeat(1_001) }],
    ['an invalid node', { mode: 'fallback', node: { name: 'echo' } }],
  ])('rejects a switch with %s', async (_, body) => {
    const operator = await host();
    expect((await operator.request('PUT /switches', body)).status).toBe(400);
    expect((await operator.request('GET /switches')).body).toEqual({ switches: [] });
  });

  it('is throttled like any route of the host, unless a decorator exempts it', async () => {
    const throttled = {
      imports: [ThrottlerModule.forRoot([{ limit: 1, ttl: 60_000 }])],
      providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
    };
    const open = HaptikOperatorModule.forRoot({
      token: TOKEN,
      path: 'open',
      decorators: [SkipThrottle()],
    });
    const operator = await host({ ...throttled, imports: [...throttled.imports, open] });
    const statuses = async (one: OperatorApiClient) => [
      (await one.request('GET /nodes')).status,
      (await one.request('GET /nodes')).status,
    ];
    expect(await statuses(operator)).toEqual([200, 429]);
    expect(app && (await statuses(await OperatorApiClient.forApp(app, TOKEN, 'open')))).toEqual([
      200, 200,
    ]);
  });

  it('isolates two applications in one process', async () => {
    const operator = await host();
    const other = await boot({
      platform,
      metadata: { imports: [HaptikOperatorModule.forRoot({ token: `${TOKEN}-2`, path: 'ops' })] },
    });
    try {
      const theirs = await OperatorApiClient.forApp(other, `${TOKEN}-2`, 'ops');
      await operator.request('PUT /switches', { mode: 'fallback' });
      expect((await theirs.request('GET /switches')).body).toEqual({ switches: [] });
      expect(
        (await (await OperatorApiClient.forApp(other, TOKEN, 'ops')).request('GET /nodes')).status,
      ).toBe(401);
      expect((await (await OperatorApiClient.forApp(other)).request('GET /nodes')).status).toBe(
        404,
      );
    } finally {
      await other.close();
    }
  });
});
