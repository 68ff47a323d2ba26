import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { disableFastifyBodyParsing } from '../../dist/service/http/fastify.body.parsing.js';

const QUIET = { logger: false };
const LIMIT = 1_048_576;

/** Hosts of a Nest module. Those without a parser read raw bodies, like the service. */
const HOSTS = {
  express: async (module) => {
    const app = await NestFactory.create(module, { ...QUIET, rawBody: true });
    app.useBodyParser('json', { limit: LIMIT });
    return app;
  },
  fastify: async (module) => {
    const app = await NestFactory.create(module, new FastifyAdapter(), { ...QUIET, rawBody: true });
    app.useBodyParser('application/json', { bodyLimit: LIMIT });
    return app;
  },
  'express-no-parser': async (module) => {
    const app = await NestFactory.create(module, { ...QUIET, bodyParser: false });
    app.disable('x-powered-by');
    return app;
  },
  'fastify-no-parser': async (module) => {
    const adapter = new FastifyAdapter({ routerOptions: { ignoreTrailingSlash: true } });
    const app = await NestFactory.create(module, adapter, { ...QUIET, bodyParser: false });
    disableFastifyBodyParsing(app);
    return app;
  },
};

// oxlint-disable-next-line typescript/no-extraneous-class -- Nest reads the dynamic module
class AppModule {}

/** Starts an application with this module metadata on a free port. */
export async function listen(metadata, host, { use = () => {} } = {}) {
  const app = await HOSTS[host]({ module: AppModule, ...metadata });
  use(app);
  await app.listen(0, '127.0.0.1');
  return app.getHttpServer().address().port;
}
