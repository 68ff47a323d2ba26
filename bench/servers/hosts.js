import { once } from 'node:events';
import { createServer } from 'node:http';
import { NestFactory } from '@nestjs/core';

const QUIET = { logger: false };
const LIMIT = 1_048_576;

// A server loads only the code that its host needs.
const fastifyAdapter = async (options) => {
  const { FastifyAdapter } = await import('@nestjs/platform-fastify');
  return new FastifyAdapter(options);
};

/** Hosts of a Nest module. Those without a parser read raw bodies, like the service. */
const HOSTS = {
  express: async (module) => {
    const app = await NestFactory.create(module, { ...QUIET, rawBody: true });
    app.useBodyParser('json', { limit: LIMIT });
    return app;
  },
  fastify: async (module) => {
    const app = await NestFactory.create(module, await fastifyAdapter(), {
      ...QUIET,
      rawBody: true,
    });
    app.useBodyParser('application/json', { bodyLimit: LIMIT });
    return app;
  },
  'express-no-parser': async (module) => {
    const app = await NestFactory.create(module, { ...QUIET, bodyParser: false });
    app.disable('x-powered-by');
    return app;
  },
  'fastify-no-parser': async (module) => {
    const adapter = await fastifyAdapter({ routerOptions: { ignoreTrailingSlash: true } });
    const app = await NestFactory.create(module, adapter, { ...QUIET, bodyParser: false });
    const { disableFastifyBodyParsing } =
      await import('../../dist/service/http/fastify.body.parsing.js');
    disableFastifyBodyParsing(app);
    return app;
  },
};

// oxlint-disable-next-line typescript/no-extraneous-class -- Nest reads the dynamic module
class AppModule {}

/** Starts an application with this module metadata on a free port: on a host, or on the listener. */
export async function listen(metadata, host, { use = () => {} } = {}) {
  const module = { module: AppModule, ...metadata };
  if (host === 'listener') return listenWithoutPlatform(module, use);
  const app = await HOSTS[host](module);
  use(app);
  await app.listen(0, '127.0.0.1');
  return app.getHttpServer().address().port;
}

/** The library's listener on node:http, without a platform of Nest. */
async function listenWithoutPlatform(module, use) {
  const { haptikListener } = await import('../../dist/index.js');
  const app = await NestFactory.createApplicationContext(module, QUIET);
  use(app);
  const server = createServer(haptikListener(app)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server.address().port;
}
