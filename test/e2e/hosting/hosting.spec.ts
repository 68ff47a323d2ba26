import {
  type CallHandler,
  type CanActivate,
  Catch,
  Controller,
  type ExceptionFilter,
  ForbiddenException,
  Get,
  HttpException,
  type INestApplication,
  Injectable,
  type NestInterceptor,
  ValidationPipe,
  VersioningType,
  type ArgumentsHost,
  type ExecutionContext,
  type ModuleMetadata,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { failure, HaptikCall, HaptikNode, NodeCall } from 'nestjs-haptik';
import { HaptikTestClient, type HaptikTestClientOptions } from 'nestjs-haptik/testing';
import { map, type Observable } from 'rxjs';
import { type BootOptions, boot, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';

// CommonJS that requires the ES modules of Nest, so that they must be loaded first.
const { SkipThrottle, ThrottlerGuard, ThrottlerModule } = await import('@nestjs/throttler');

@Injectable()
class Bot {
  @HaptikNode('hello')
  hello(@HaptikCall() call: NodeCall) {
    return `Hello ${call.entity('name')}`;
  }

  @HaptikNode('refuse')
  refuse() {
    return failure('No.');
  }
}

@Controller('shop')
class ShopController {
  @Get()
  list() {
    return ['speaker'];
  }
}

const seen: string[] = [];

@Injectable()
class CountingGuard implements CanActivate {
  canActivate(context: ExecutionContext) {
    seen.push(context.getType());
    return true;
  }
}

@Injectable()
class WrappingInterceptor implements NestInterceptor {
  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((data: unknown) => ({ data, wrapped: true })));
  }
}

/** Reads the response like a monitoring tool, and formats every error. */
@Catch()
class ShapingFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost) {
    const response = host.switchToHttp().getResponse<{
      status(code: number): { send(body: unknown): void };
      headersSent?: boolean;
    }>();
    if (response.headersSent === true) throw new Error('answered twice');
    const status = error instanceof HttpException ? error.getStatus() : 500;
    response.status(status).send({ shaped: true, status });
  }
}

describe.each(HTTP_PLATFORMS)('in a host on %s', (platform) => {
  let app: INestApplication | undefined;
  afterEach(async () => app?.close());

  const host = async (
    metadata: ModuleMetadata,
    rest: Omit<BootOptions, 'platform' | 'metadata'> = {},
    client: HaptikTestClientOptions = {},
  ): Promise<HaptikTestClient> => {
    app = await boot({
      platform,
      metadata: { ...metadata, providers: [Bot, ...(metadata.providers ?? [])] },
      ...rest,
    });
    return new HaptikTestClient(app, { secret: SECRET, ...client });
  };
  const sayHello = (haptik: HaptikTestClient) =>
    haptik.call('hello', { entities: { name: 'Asha' } });
  const HELLO = { status: true, response: ['Hello Asha'] };

  it('answers below a global prefix', async () => {
    const haptik = await host(
      {},
      { host: (it) => it.setGlobalPrefix('api') },
      { path: 'api/haptik' },
    );
    expect((await sayHello(haptik)).body).toEqual(HELLO);
  });

  it('answers on the same path when the host uses URI versioning', async () => {
    const haptik = await host(
      {},
      { host: (it) => it.enableVersioning({ type: VersioningType.URI, defaultVersion: '2' }) },
    );
    expect((await sayHello(haptik)).body).toEqual(HELLO);
  });

  it('answers on a configured path', async () => {
    const haptik = await host({}, { options: { path: 'bots/in' } }, { path: 'bots/in' });
    expect((await sayHello(haptik)).body).toEqual(HELLO);
  });

  it('answers under a global ValidationPipe that forbids unknown properties', async () => {
    const strict = new ValidationPipe({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      validateCustomDecorators: true,
    });
    const haptik = await host({ providers: [{ provide: APP_PIPE, useValue: strict }] });
    expect((await sayHello(haptik)).body).toEqual(HELLO);
  });

  it('replies to the user when a global pipe throws', async () => {
    const transform = () => {
      throw new ForbiddenException();
    };
    const haptik = await host({ providers: [{ provide: APP_PIPE, useValue: { transform } }] });
    const { httpStatus, body } = await sayHello(haptik);
    expect(httpStatus).toBe(200);
    expect(body).toMatchObject({ status: false, response: [expect.stringMatching(/\w/)] });
  });

  it('runs a global guard once, on the HTTP route', async () => {
    seen.length = 0;
    const haptik = await host({ providers: [{ provide: APP_GUARD, useClass: CountingGuard }] });
    expect((await sayHello(haptik)).body).toEqual(HELLO);
    expect(seen).toEqual(['http']);
  });

  it('lets a global guard of the host reject a call', async () => {
    const closed: CanActivate = {
      canActivate: () => {
        throw new ForbiddenException();
      },
    };
    const haptik = await host({ providers: [{ provide: APP_GUARD, useValue: closed }] });
    expect((await sayHello(haptik)).httpStatus).toBe(403);
  });

  it('sends the reply unchanged when a global interceptor wraps results of controllers', async () => {
    const wrapping = { provide: APP_INTERCEPTOR, useClass: WrappingInterceptor };
    const haptik = await host({ providers: [wrapping], controllers: [ShopController] });
    expect((await sayHello(haptik)).body).toEqual(HELLO);
    const shop = await fetch((await haptik.url()).replace('/haptik', '/shop'));
    expect(await shop.json()).toEqual({ data: ['speaker'], wrapped: true });
  });

  it('leaves the format of rejections to a global filter, and replies to failures itself', async () => {
    const haptik = await host({ providers: [{ provide: APP_FILTER, useClass: ShapingFilter }] });
    const forged = await haptik.post('{}', { 'X-Hub-Signature': `sha1=${'0'.repeat(40)}` });
    expect(forged.body).toEqual({ shaped: true, status: 401 });
    expect((await haptik.call('refuse')).body).toEqual({ status: false, response: ['No.'] });
  });

  it('is throttled like any route of the host, counting a call once', async () => {
    const throttled: ModuleMetadata = {
      imports: [ThrottlerModule.forRoot([{ limit: 2, ttl: 60_000 }])],
      providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
    };
    const haptik = await host(throttled);
    const statuses = [await sayHello(haptik), await sayHello(haptik), await sayHello(haptik)];
    expect(statuses.map(({ httpStatus }) => httpStatus)).toEqual([200, 200, 429]);
  });

  it('accepts decorators of the host, such as one that skips its throttler', async () => {
    const throttled: ModuleMetadata = {
      imports: [ThrottlerModule.forRoot([{ limit: 1, ttl: 60_000 }])],
      providers: [{ provide: APP_GUARD, useClass: ThrottlerGuard }],
    };
    const haptik = await host(throttled, { options: { decorators: [SkipThrottle()] } });
    const statuses = [await sayHello(haptik), await sayHello(haptik)];
    expect(statuses.map(({ httpStatus }) => httpStatus)).toEqual([200, 200]);
  });

  it('isolates two applications in one process', async () => {
    @Injectable()
    class OtherBot {
      @HaptikNode('hello')
      hello() {
        return 'Hello from the other one';
      }
    }
    const haptik = await host({});
    const other = await boot({
      platform,
      options: { path: 'other', secrets: 'other-secret' },
      metadata: { providers: [OtherBot] },
    });
    try {
      const theirs = new HaptikTestClient(other, { secret: 'other-secret', path: 'other' });
      expect((await sayHello(haptik)).body).toEqual(HELLO);
      expect((await sayHello(theirs)).texts).toEqual(['Hello from the other one']);
      const wrongPath = new HaptikTestClient(other, { secret: 'other-secret' });
      expect((await sayHello(wrongPath)).httpStatus).toBe(404);
      const wrongSecret = new HaptikTestClient(other, { secret: SECRET, path: 'other' });
      expect((await sayHello(wrongSecret)).httpStatus).toBe(401);
    } finally {
      await other.close();
    }
  });

  it('does not affect other routes of the host and their bodies', async () => {
    const haptik = await host({ controllers: [ShopController] });
    const shop = await fetch((await haptik.url()).replace('/haptik', '/shop'));
    expect(await shop.json()).toEqual(['speaker']);
  });

  it('accepts calls of 800 kB when the host raised its limit', async () => {
    const haptik = await host({});
    const reply = await haptik.call('hello', {
      entities: { name: 'Asha', filler: 'x'.repeat(400_000) },
    });
    expect(reply.body).toEqual(HELLO);
  });
});
