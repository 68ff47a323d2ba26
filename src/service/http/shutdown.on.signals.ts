import { constants } from 'node:os';
import { type INestApplication, Logger } from '@nestjs/common';
import { GracefulShutdown } from './graceful.shutdown.js';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * The first signal shuts the service down, with a grace that Nest's shutdown hooks do not offer. The
 * second exits at once.
 */
export function shutdownOnSignals(app: INestApplication, graceMs: number): void {
  const logger = new Logger('Service');
  let isShuttingDown = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    // As process 1 of a container, it only exits on signals that it handles.
    if (isShuttingDown) process.exit(128 + constants.signals[signal]);
    isShuttingDown = true;
    shutdown(signal).catch((error: unknown) => {
      logger.error('Graceful shutdown failed', error instanceof Error ? error.stack : error);
      process.exit(1);
    });
  };
  const shutdown = async (signal: NodeJS.Signals): Promise<void> => {
    logger.log(`${signal}: draining for ${graceMs} ms, then closing`);
    await app.get(GracefulShutdown).drain(graceMs);
    await app.close();
    SIGNALS.forEach((name) => process.off(name, onSignal));
    process.kill(process.pid, signal);
  };
  SIGNALS.forEach((name) => process.on(name, onSignal));
}
