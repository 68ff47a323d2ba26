import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { StrictValidationPipe } from 'nestjs-haptik/internal';
import { OpenapiDocument } from './openapi/openapi.document.js';
import { ConsoleAppModule } from './console.app.module.js';
import type { HostProviders } from './common/host.providers.js';
import type { ResolvedConsoleOptions } from './common/resolved.console.options.js';
import { refuseMalformedPaths, setApiHeaders, setPageHeaders } from './security.headers.js';
import { serveWebApp, type WebAppFolder } from './web.app.js';

/** Creates the application of the console. Its paths begin with the option `path`. */
export async function createConsoleApp(
  host: HostProviders,
  options: ResolvedConsoleOptions,
  webApp: WebAppFolder,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(
    ConsoleAppModule.register(host, options),
    new ExpressAdapter(),
    // JsonBodyInterceptor reads bodies, after the guards. Errors are those of the host.
    { bodyParser: false, abortOnError: false },
  );
  const path = `/${options.path}`;
  app.disable('x-powered-by');
  app.disable('etag');
  app.setGlobalPrefix(`${path}/api`);
  app.useGlobalPipes(new StrictValidationPipe());
  app.use(...setPageHeaders());
  app.use(`${path}/api`, ...setApiHeaders());
  app.use(refuseMalformedPaths);
  app.use(path, ...serveWebApp(options, webApp));
  app.get(OpenapiDocument).describe(app);
  return app.init();
}
