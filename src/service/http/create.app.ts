import type { Server } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { DynamicModule, INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AgentDesk, useHaptikListener } from 'nestjs-haptik';
import type { ServiceConfig, TlsConfig } from '../config/service.config.js';
import { useRequestLogContext } from '../logging/request.log.context.js';
import { ServiceLogger } from '../logging/service.logger.js';
import { createServiceLoggerOptions } from '../logging/service.logger.options.js';
import type { ServiceTelemetry } from '../telemetry/service.telemetry.js';
import { ServiceModule } from '../service.module.js';
import { disableFastifyBodyParsing } from './fastify.body.parsing.js';
import { applyServerLimits } from './server.limits.js';
import { readTlsCredentials, type TlsCredentials } from './tls.credentials.js';
import { TlsReloader } from './tls.reloader.js';

/** Options of an HTTPS server of Node, for both platforms. */
interface HttpsOptions extends Pick<TlsCredentials, 'cert' | 'key'>, Pick<TlsConfig, 'minVersion'> {
  readonly handshakeTimeout: number;
}

/**
 * The service as a Nest application on the configured HTTP platform.
 *
 * @param developmentDesk takes the place of the agent desk `log`
 * @param telemetry ends with the application
 * @throws ServiceConfigError if the files of `http.tls` are wrong
 */
export async function createApp(
  config: ServiceConfig,
  secrets: readonly string[],
  developmentDesk?: AgentDesk,
  telemetry?: ServiceTelemetry,
): Promise<INestApplication> {
  const logging = createServiceLoggerOptions(config.logLevel, process.env['NODE_ENV']);
  const module = ServiceModule.register(config, secrets, logging, developmentDesk, telemetry);
  const { tls, requestTimeoutMs } = config.http;
  const credentials = tls && (await readTlsCredentials(tls));
  const https = tls &&
    credentials && {
      cert: credentials.cert,
      key: credentials.key,
      minVersion: tls.minVersion,
      handshakeTimeout: requestTimeoutMs,
    };
  const app = await createNestApp(config, module, new ServiceLogger(logging), https);
  const server: Server = app.getHttpServer();
  useHaptikListener(app);
  useRequestLogContext(server, logging);
  applyServerLimits(server, config.http);
  if (tls && credentials && server instanceof HttpsServer)
    TlsReloader.watch(server, tls, credentials);
  return app;
}

async function createNestApp(
  config: ServiceConfig,
  module: DynamicModule,
  logger: ServiceLogger,
  https: HttpsOptions | undefined,
): Promise<INestApplication> {
  const options = { bodyParser: false, abortOnError: false, logger };
  if (config.httpPlatform === 'fastify') {
    const adapter = new FastifyAdapter({
      routerOptions: { ignoreTrailingSlash: true },
      // Set here as well: Fastify opens a server for each further address of a host name.
      keepAliveTimeout: config.http.keepAliveTimeoutMs,
      // Calls that arrive on a busy connection during shutdown are answered, too.
      return503OnClosing: false,
      ...(https && { https }),
    });
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, options);
    disableFastifyBodyParsing(app);
    return app;
  }
  const app = await NestFactory.create<NestExpressApplication>(module, {
    ...options,
    ...(https && { httpsOptions: https }),
  });
  app.disable('x-powered-by');
  return app;
}
