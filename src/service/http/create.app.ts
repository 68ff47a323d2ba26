import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { useHaptikListener } from 'nestjs-haptik';
import type { ServiceConfig } from '../config/service.config.js';
import { ServiceLogger } from '../service.logger.js';
import { ServiceModule } from '../service.module.js';
import { disableFastifyBodyParsing } from './fastify.body.parsing.js';
import { applyServerLimits } from './server.limits.js';

/** The service as a Nest application on the configured HTTP platform. */
export async function createApp(
  config: ServiceConfig,
  secrets: readonly string[],
): Promise<INestApplication> {
  const app = await createNestApp(config, secrets);
  useHaptikListener(app);
  applyServerLimits(app.getHttpServer() as Server, config.http);
  return app;
}

async function createNestApp(
  config: ServiceConfig,
  secrets: readonly string[],
): Promise<INestApplication> {
  const module = ServiceModule.register(config, secrets);
  const json = process.env['NODE_ENV'] === 'production';
  const options = {
    bodyParser: false,
    abortOnError: false,
    logger: new ServiceLogger({ json, logLevels: config.logLevels }),
  };
  if (config.httpPlatform === 'fastify') {
    const adapter = new FastifyAdapter({
      routerOptions: { ignoreTrailingSlash: true },
      // Set here as well: Fastify opens a server for each further address of a host name.
      keepAliveTimeout: config.http.keepAliveTimeoutMs,
      // Calls that arrive on a busy connection during shutdown are answered, too.
      return503OnClosing: false,
    });
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, options);
    disableFastifyBodyParsing(app);
    return app;
  }
  const app = await NestFactory.create<NestExpressApplication>(module, options);
  app.disable('x-powered-by');
  return app;
}
