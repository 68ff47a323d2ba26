import { type INestApplication, Logger } from '@nestjs/common';
import type { ServiceConfig } from './config/service.config.js';
import { ServiceConfigError, serviceConfig } from './config/service.config.factory.js';
import { explainListenError } from './listen.error.js';
import { validatePaths } from './path.validation.js';
import { validatePorts } from './port.validation.js';
import { resolveServiceSecrets } from './development.secret.js';
import { toCurlCommand, createSignedCall } from './signed.call.js';
import { DevelopmentPlayground } from './development.playground.js';
import { ServiceTelemetry } from './telemetry/service.telemetry.js';
import { createApp } from './http/create.app.js';
import { GracefulShutdown } from './http/graceful.shutdown.js';
import { ProcessErrorHandler } from './process.error.handler.js';
import { shutdownOnSignals } from './http/shutdown.on.signals.js';

/**
 * Starts the service and logs its addresses.
 *
 * @param onSignalsHandled is called when signals begin to stop the service gracefully
 * @throws ServiceConfigError or HaptikSetupError if the configuration is invalid
 */
export async function start(onSignalsHandled?: () => void): Promise<void> {
  const { NODE_ENV } = process.env;
  const errors = new ProcessErrorHandler().install();
  const config = serviceConfig();
  validatePaths(config);
  validatePorts(config);
  const secrets = resolveServiceSecrets(config, NODE_ENV);
  const playground = await DevelopmentPlayground.prepare(config, NODE_ENV);
  // Before the application: what it imports is instrumented as it is loaded.
  const telemetry = ServiceTelemetry.create(config.metrics, process.env);
  const app = await createApp(config, secrets, playground?.desk, telemetry);
  const started = listen(app, config);
  const shutDown = shutdownOnSignals(app, config.http, started, async () => playground?.stop());
  onSignalsHandled?.();
  errors.shutDownBy(() => shutDown('uncaught exception'));
  await started;
  if (app.get(GracefulShutdown).isShuttingDown) return;
  await logAddresses(app, config);
  await playground?.open(`${await baseUrlOf(app)}/${config.path}`, secrets[0]);
  if (NODE_ENV !== 'production') await printExampleCalls(app, config, secrets);
}

async function listen(app: INestApplication, { port, host }: ServiceConfig): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (cause) {
    const address = { host, port, hostSetting: 'HOST', portSetting: 'PORT' };
    const message = explainListenError(cause, address);
    throw message === undefined ? cause : new ServiceConfigError(message, { cause });
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

/** Prints two signed calls, and a command for others, ready to paste into a shell. */
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
      `Call a node that fails, so that the chat is handed off:\n\n${toCurlCommand(url, failingCall)}\n\n` +
      `Send other calls, signed with the secret in HAPTIK_SECRET:\n\nnpx haptik send order_status order_id=9042 --on whatsapp --url ${url}\n\n`,
  );
}

async function baseUrlOf(app: INestApplication): Promise<string> {
  return (await app.getUrl()).replace('[::1]', '127.0.0.1');
}
