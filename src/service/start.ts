import { type INestApplication, Logger } from '@nestjs/common';
import type { ServiceConfig } from './config/service.config.js';
import { ServiceConfigError, serviceConfig } from './config/service.config.factory.js';
import { validatePaths } from './path.validation.js';
import { resolveServiceSecrets } from './development.secret.js';
import { toCurlCommand, createSignedCall } from './signed.call.js';
import { createApp } from './http/create.app.js';
import { shutdownOnSignals } from './http/shutdown.on.signals.js';

/**
 * Starts the service and logs its addresses.
 *
 * @throws ServiceConfigError or HaptikSetupError if the configuration is invalid
 */
export async function start(): Promise<void> {
  const { NODE_ENV } = process.env;
  const config = serviceConfig();
  validatePaths(config);
  const secrets = resolveServiceSecrets(config, NODE_ENV);
  const app = await createApp(config, secrets);
  shutdownOnSignals(app, config.http.shutdownGraceMs);
  await listen(app, config);
  await logAddresses(app, config);
  if (NODE_ENV !== 'production') await printExampleCalls(app, config, secrets);
}

async function listen(app: INestApplication, { port, host }: ServiceConfig): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    const message = `Another process already listens on port ${port}. Stop it, or set PORT.`;
    throw new ServiceConfigError(message, { cause });
  }
}

async function logAddresses(app: INestApplication, config: ServiceConfig): Promise<void> {
  const logger = new Logger('Service');
  const base = await baseUrlOf(app);
  const { path, operator, publicUrl, httpPlatform } = config;
  if (operator.token !== undefined) logger.log(`Operator API: ${base}/${operator.path}`);
  if (config.console.mode === 'on') {
    logger.log(`Console: ${publicUrl ?? base}/${config.console.path}`);
  }
  logger.log(`Webhook endpoint: ${base}/${path} (${httpPlatform})`);
}

/** Prints two signed calls, ready to paste into a shell. */
async function printExampleCalls(
  app: INestApplication,
  { path }: ServiceConfig,
  [secret]: readonly [string, ...string[]],
): Promise<void> {
  const url = `${await baseUrlOf(app)}/${path}`;
  const price = { entities: { product_name: 'speaker' } };
  const priceCall = createSignedCall('product_price', price, secret);
  const failingCall = createSignedCall('order_status', { entities: { order_id: '500' } }, secret);
  process.stdout.write(
    `\nAsk for a price in another terminal:\n\n${toCurlCommand(url, priceCall)}\n\n` +
      `Call a node that fails, so that the chat is handed off:\n\n${toCurlCommand(url, failingCall)}\n\n`,
  );
}

async function baseUrlOf(app: INestApplication): Promise<string> {
  return (await app.getUrl()).replace('[::1]', '127.0.0.1');
}
