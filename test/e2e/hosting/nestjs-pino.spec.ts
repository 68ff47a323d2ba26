import { Writable } from 'node:stream';
import type { INestApplication } from '@nestjs/common';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { Logger, LoggerModule, PinoLogger } from 'nestjs-pino';
import { LeakyBot, markedBody } from '../../support/bots/leaky.bot.js';
import { boot, SECRET } from '../../support/test.app.js';
import { wrapRequests } from '../../support/wrap.requests.js';

type Line = Readonly<Record<string, unknown>>;

/** The lines of the process: nestjs-pino has one root logger. */
const lines: Line[] = [];
const stream = new Writable({
  write: (chunk: Buffer, _, done) => {
    lines.push(JSON.parse(chunk.toString()) as Line);
    done();
  },
});

const logging = LoggerModule.forRoot({
  // The default of nestjs-pino matches nothing on Fastify.
  forRoutes: ['{*splat}'],
  pinoHttp: [
    {
      autoLogging: false,
      customProps: ({ id, headers }) => ({ requestId: headers['x-request-id'] ?? id }),
      serializers: { req: ({ method }: { method: unknown }) => ({ method }) },
    },
    stream,
  ],
});

describe.each(['express', 'fastify', 'listener'] as const)(
  'a host with nestjs-pino on %s',
  (platform) => {
    let app: INestApplication;
    const requestIds = new Set<unknown>();

    beforeAll(async () => {
      app = await boot({
        platform,
        metadata: { imports: [logging], providers: [LeakyBot] },
        options: {
          onEvent: (event) => {
            if (event.type === 'call.answered') requestIds.add(event.requestId);
          },
        },
        host: (host) => {
          host.useLogger(host.get(Logger));
          if (platform !== 'listener') return;
          // Calls do not pass the middleware of the host, so their context begins at its server.
          const pino = new PinoLogger({});
          wrapRequests(host.getHttpServer(), (request, next) => {
            const { headers } = Object.assign(request, { id: 'own-1' });
            pino.runInContext(next, {
              bindings: { requestId: headers['x-request-id'] ?? request.id },
            });
          });
        },
      });
      lines.length = 0;
    });
    afterAll(() => app.close());

    it('gets the lines of the library and of the nodes with the id of their request', async () => {
      const client = new HaptikTestClient(app, { secret: SECRET });
      const ids = ['id-1', 'id-2', 'id-3'];
      await Promise.all(
        ids.map((id, index) =>
          client.post(markedBody(index === 2 ? 'throws' : 'waits'), { 'X-Request-Id': id }),
        ),
      );
      const found = ids.map((id) =>
        lines.filter(({ requestId }) => requestId === id).map(({ msg }) => msg),
      );
      expect(found.slice(0, 2)).toEqual([
        ['begins A17', 'ends A17'],
        ['begins A17', 'ends A17'],
      ]);
      expect(lines.find(({ requestId }) => requestId === 'id-3')).toMatchObject({
        level: 50,
        context: 'Haptik',
        err: { message: expect.stringContaining('node "throws": exception after') },
      });
      expect(requestIds).toEqual(new Set(ids));
    });

    it('gives events the id that it gave the request, when the request has none', async () => {
      requestIds.clear();
      lines.length = 0;
      await new HaptikTestClient(app, { secret: SECRET }).post(markedBody('waits'));
      const line = lines.find(({ msg }) => msg === 'ends A17');
      // Numbers, with the default of pino-http.
      expect(requestIds).toEqual(new Set([String(line?.['requestId'])]));
    });
  },
);
