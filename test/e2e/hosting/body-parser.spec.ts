import type { IncomingMessage } from 'node:http';
import { connect } from 'node:http2';
import {
  type INestApplication,
  type MiddlewareConsumer,
  Module,
  type NestApplicationOptions,
  type NestModule,
  RequestMethod,
  type Type,
} from '@nestjs/common';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import express from 'express';
import { HaptikModule, sign } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { MemoryLogger, type HttpPlatform, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import { portOf } from '../../support/servers/http/raw.http.js';

/** Parses bodies of its own routes, like a module of an application. */
@Module({})
class ParsingModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(express.json({ limit: '5mb' })).forRoutes('{*path}');
  }
}

/** Sees the requests of a method, as nestjs-pino does. */
const middlewareOf = (path: string, method: RequestMethod): Type => {
  @Module({})
  class MiddlewareModule implements NestModule {
    configure(consumer: MiddlewareConsumer): void {
      const pass = (_request: unknown, _response: unknown, next: () => void): void => next();
      consumer.apply(pass).forRoutes({ path, method });
    }
  }
  return MiddlewareModule;
};

interface Host {
  readonly imports?: Type[];
  readonly options?: NestApplicationOptions;
  readonly express?: (app: NestExpressApplication) => void;
  readonly fastify?: (app: NestFastifyApplication) => void;
}

/** Body parser configurations of applications. None of them affects webhook calls. */
const HOSTS: Readonly<Record<string, Host>> = {
  'the usual parser': {},
  'the usual parser, and rawBody': { options: { rawBody: true } },
  'a JSON parser on one path': {
    options: { bodyParser: false },
    express: (app) => app.use('/admin', express.json()),
  },
  'a custom JSON parser': {
    options: { bodyParser: false },
    express: (app) => app.use(express.json()),
    fastify: (app) => {
      const fastify = app.getHttpAdapter().getInstance();
      fastify.removeAllContentTypeParsers();
      fastify.addContentTypeParser(
        'application/json',
        { parseAs: 'buffer' },
        async (_request: unknown, body: Buffer) => JSON.parse(body.toString()) as unknown,
      );
    },
  },
  'no parser, and rawBody': { options: { bodyParser: false, rawBody: true } },
  'no parser': { options: { bodyParser: false } },
  'custom parsers': {
    options: { bodyParser: false, rawBody: true },
    express: (app) => app.use(express.urlencoded({ extended: true })),
    fastify: (app) =>
      app
        .getHttpAdapter()
        .getInstance()
        .addContentTypeParser(
          'application/x-thing',
          { parseAs: 'string' },
          (_request, body, done) => done(null, body),
        ),
  },
  'a custom parser that discards the bytes': {
    options: { bodyParser: false, rawBody: true },
    express: (app) => app.use(express.text({ type: '*/*' }), express.raw({ type: '*/*' })),
    fastify: (app) => {
      const fastify = app.getHttpAdapter().getInstance();
      fastify.removeAllContentTypeParsers();
      fastify.addContentTypeParser(
        'application/json',
        { parseAs: 'string' },
        (_request, body, done) => done(null, { parsed: body }),
      );
    },
  },
  'a custom parser that takes the stream': {
    options: { bodyParser: false, rawBody: true },
    fastify: (app) => {
      const fastify = app.getHttpAdapter().getInstance();
      fastify.removeAllContentTypeParsers();
      fastify.addContentTypeParser('*', (_request, payload, done) => {
        payload.on('end', () => done(null)).resume();
      });
    },
  },
};

/** Only on Express Nest registers middleware as routes, and parses bodies in middleware. */
const EXPRESS_HOSTS: Readonly<Record<string, Host>> = {
  'Nest middleware that parses': { imports: [ParsingModule] },
  'Nest middleware of all methods': { imports: [middlewareOf('*splat', RequestMethod.ALL)] },
  'Nest middleware of POST': { imports: [middlewareOf('{*splat}', RequestMethod.POST)] },
  'Nest middleware of all methods at the path': {
    imports: [middlewareOf('haptik', RequestMethod.ALL)],
  },
};

const hostsOn = (platform: HttpPlatform): [string, Host][] =>
  Object.entries(platform === 'express' ? { ...HOSTS, ...EXPRESS_HOSTS } : HOSTS);

describe.each(HTTP_PLATFORMS)('a host on %s', (platform) => {
  const logger = new MemoryLogger();
  let app: INestApplication | undefined;
  beforeEach(() => (logger.lines.length = 0));
  afterEach(() => app?.close());

  const start = async (host: Host): Promise<HaptikTestClient> => {
    app = await appOf(platform, host, logger);
    await app.init();
    return new HaptikTestClient(app, { secret: SECRET });
  };

  it.each(hostsOn(platform))('with %s answers calls', async (_, host) => {
    const haptik = await start(host);
    const answer = await haptik.call('echo', { entities: { text: 'hello' } });
    expect(answer.texts).toEqual(['hello']);
    expect(logger.linesOf('error')).toEqual([]);
  });

  it('sees an empty body until the signature is verified', async () => {
    type Seen = { body: object | undefined };
    const seen: unknown[] = [];
    const look = (place: string, { body }: Seen): true => {
      seen.push([place, body && Object.keys(body).length > 0]);
      return true;
    };
    app = await appOf(platform, {}, logger);
    app.use((request: Seen, _response: unknown, next: () => void) => {
      look('middleware', request);
      next();
    });
    app.useGlobalGuards({
      canActivate: (context) => look('guard', context.switchToHttp().getRequest()),
    });
    app.useGlobalInterceptors({
      intercept(context, next) {
        const request = context.switchToHttp().getRequest<Seen>();
        look('interceptor', request);
        request.body = {}; // what a host makes of it changes nothing
        return next.handle();
      },
    });
    const own = new HaptikTestClient(app, { secret: SECRET });
    const answer = await own.call('echo', { entities: { text: 'hello' } });
    expect(answer.texts).toEqual(['hello']);
    // Middleware on Fastify sees the request of Node, which never has a body.
    const before = [
      ['middleware', platform === 'express' ? false : undefined],
      ['guard', false],
    ];
    expect(seen).toEqual([...before, ['interceptor', true]]);
    seen.length = 0;
    const unauthenticatedClient = new HaptikTestClient(app, { secret: 'a guess' });
    expect((await unauthenticatedClient.call('echo')).httpStatus).toBe(401);
    expect(seen).toEqual(before);
  });
});

async function appOf(
  platform: HttpPlatform,
  host: Host,
  logger: MemoryLogger,
): Promise<INestApplication> {
  const module = Test.createTestingModule({
    imports: [HaptikModule.forRoot({ secrets: SECRET }), ...(host.imports ?? [])],
    providers: [EchoBot],
  });
  const compiled = await module.setLogger(logger).compile();
  if (platform === 'express') {
    const app = compiled.createNestApplication<NestExpressApplication>(
      new ExpressAdapter(),
      host.options,
    );
    host.express?.(app);
    return app;
  }
  const app = compiled.createNestApplication<NestFastifyApplication>(
    new FastifyAdapter(),
    host.options,
  );
  host.fastify?.(app);
  return app;
}

it('a host on Express that reads every stream itself causes a warning', async () => {
  const logger = new MemoryLogger();
  const eater = (request: IncomingMessage, _response: unknown, next: () => void): void => {
    request.on('end', next).resume();
  };
  const app = await appOf(
    'express',
    { express: (own) => own.use(eater), options: { rawBody: true } },
    logger,
  );
  const haptik = new HaptikTestClient(app, { secret: SECRET });
  try {
    expect((await haptik.call('echo')).httpStatus).toBe(500);
    expect(logger.linesOf('error').join()).toMatch(
      /was read before.*keep the bytes in request\.rawBody/,
    );
  } finally {
    await app.close();
  }
});

it.each([true, false])(
  'a call over HTTP/2 is answered, with a Content-Length: %s',
  async (isTold) => {
    const module = Test.createTestingModule({
      imports: [HaptikModule.forRoot({ secrets: SECRET })],
      providers: [EchoBot],
    });
    const compiled = await module.setLogger(new MemoryLogger()).compile();
    const app = compiled.createNestApplication(new FastifyAdapter({ http2: true }));
    const session = connect(`http://127.0.0.1:${await portOf(app)}`);
    const post = async (body: Buffer): Promise<[number | undefined, string]> => {
      const stream = session.request({
        ':method': 'POST',
        ':path': '/haptik',
        'content-type': 'application/json',
        'x-hub-signature': sign(body, SECRET),
        ...(isTold && { 'content-length': body.length }),
      });
      let status: number | undefined;
      stream.on('response', (headers) => (status = headers[':status'])).end(body);
      const answer = (await stream.setEncoding('utf8').toArray()).join('');
      return [status, answer];
    };
    try {
      expect(await post(echoBody('hello'))).toEqual([200, '{"status":true,"response":["hello"]}']);
      expect((await post(Buffer.alloc(0)))[0]).toBe(400);
    } finally {
      session.close();
      await app.close();
    }
  },
);
