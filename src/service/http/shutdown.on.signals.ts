import { constants } from 'node:os';
import { type INestApplication, Logger } from '@nestjs/common';
import { GracefulShutdown } from './graceful.shutdown.js';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Stops the service at the first signal, with a grace that Nest's own shutdown hooks do not know,
 * and ends the process at once at the second.
 */
export function shutdownOnSignals(app: INestApplication, graceMs: number): void {
  const logger = new Logger('Service');
  let isShuttingDown = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    // A process that is the first of a container is not ended by a signal that it does not hear.
    if (isShuttingDown) process.exit(128 + constants.signals[signal]);
    isShuttingDown = true;
    shutdown(signal).catch((error: unknown) => {
      logger.error('It could not stop in order', error instanceof Error ? error.stack : error);
      process.exit(1);
    });
  };
  const shutdown = async (signal: NodeJS.Signals): Promise<void> => {
    logger.log(`${signal}: calls are answered for ${graceMs} ms more, then those under way end`);
    await app.get(GracefulShutdown).drain(graceMs);
    await app.close();
    SIGNALS.forEach((name) => process.off(name, onSignal));
    process.kill(process.pid, signal);
  };
  SIGNALS.forEach((name) => process.on(name, onSignal));
}
