import type { IncomingMessage } from 'node:http';
import type { INestApplication, NestApplicationOptions } from '@nestjs/common';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import express from 'express';
import { HaptikModule } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { Journal, type Platform, PLATFORMS, SECRET } from '../support/app.js';
import { EchoBot } from '../support/echo.bot.js';

interface Host {
  readonly options?: NestApplicationOptions;
  readonly express?: (app: NestExpressApplication) => void;
  readonly fastify?: (app: NestFastifyApplication) => void;
}

/** How applications read bodies, all of which leave the calls of bots alone. */
const HOSTS: Readonly<Record<string, Host>> = {
  'no parser, and rawBody': { options: { bodyParser: false, rawBody: true } },
  'no parser': { options: { bodyParser: false } },
  'parsers of its own': {
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
  'a parser of its own that keeps no bytes': {
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
  'a parser of its own that takes the stream': {
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

describe.each(PLATFORMS)('a host on %s', (platform) => {
  const logger = new Journal();
  let app: INestApplication | undefined;
  beforeEach(() => (logger.lines.length = 0));
  afterEach(() => app?.close());

  const start = async (host: Host): Promise<HaptikTestClient> => {
    app = await appOf(platform, host, logger);
    await app.init();
    return new HaptikTestClient(app, { secret: SECRET });
  };

  it.each(Object.entries(HOSTS))('with %s answers calls', async (_, host) => {
    const haptik = await start(host);
    const answer = await haptik.call('echo', { entities: { text: 'hello' } });
    expect(answer.texts).toEqual(['hello']);
  });
});

async function appOf(platform: Platform, host: Host, logger: Journal): Promise<INestApplication> {
  const module = Test.createTestingModule({
    imports: [HaptikModule.forRoot({ secrets: SECRET })],
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

it('a host on express that reads every stream itself is told so in the log', async () => {
  const logger = new Journal();
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
    expect(logger.of('error').join()).toMatch(
      /was read before.*keep the bytes in request\.rawBody/,
    );
  } finally {
    await app.close();
  }
});

it('a host on express whose own JSON parser keeps no bytes does not boot, and is told the cure', async () => {
  const options = { bodyParser: false, rawBody: true } as const;
  const own = (app: NestExpressApplication) => app.use(express.json());
  const app = await appOf('express', { options, express: own }, new Journal());
  await expect(app.init()).rejects.toThrow(/beside bodyParser: false.*express\.json\({ verify/);
});
