import { join } from 'node:path';
import { type INestApplication, Logger } from '@nestjs/common';
import type { ServiceConfig } from './config/service.config.js';
import { loadServiceConfig, ServiceConfigError } from './config/service.config.loader.js';
import { validatePaths } from './path.validation.js';
import { resolveServiceSecrets } from './development.secret.js';
import { toCurlCommand, createSignedCall } from './signed.call.js';
import { createApp } from './http/create.app.js';
import { shutdownOnSignals } from './http/shutdown.on.signals.js';

const DEFAULT_CONFIG_FOLDER = join(import.meta.dirname, '..', '..', 'config');

/**
 * Starts the service and prints where its door is.
 *
 * @throws ServiceConfigError or HaptikSetupError when it cannot be started as it is set up
 */
export async function start(env: NodeJS.ProcessEnv = process.env): Promise<INestApplication> {
  const config = loadServiceConfig(env['HAPTIK_CONFIG'] || DEFAULT_CONFIG_FOLDER, env);
  validatePaths(config);
  const secrets = resolveServiceSecrets(config, env['NODE_ENV']);
  const app = await createApp(config, secrets);
  shutdownOnSignals(app, config.http.shutdownGraceMs);
  await listen(app, config);
  await logAddresses(app, config, secrets, env);
  return app;
}

async function listen(app: INestApplication, { port, host }: ServiceConfig): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    const message = `Another program listens on port ${port} already. End it, or set PORT.`;
    throw new ServiceConfigError(message, { cause });
  }
}

async function logAddresses(
  app: INestApplication,
  config: ServiceConfig,
  [secret]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const logger = new Logger('Service');
  const base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const url = `${base}/${config.path}`;
  const { path, token } = config.operator;
  if (token !== undefined) logger.log(`Operator API: ${base}/${path}`);
  if (config.console.mode === 'on') {
    logger.log(`The console is on ${config.publicUrl ?? base}/${config.console.path}`);
  }
  logger.log(`Listening for bot calls on ${url} (${config.platform})`);
  if (env['NODE_ENV'] === 'production') return;
  const priceCall = createSignedCall(
    'product_price',
    { entities: { product_name: 'speaker' } },
    secret,
  );
  const failingCall = createSignedCall('order_status', { entities: { order_id: '500' } }, secret);
  process.stdout.write(
    `\nPaste this into another terminal to ask for a price:\n\n${toCurlCommand(url, priceCall)}\n\n` +
      `And this to see a node break and the chat handed over:\n\n${toCurlCommand(url, failingCall)}\n\n`,
  );
}
