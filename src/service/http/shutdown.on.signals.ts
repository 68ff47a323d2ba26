import { type INestApplication, Logger } from '@nestjs/common';
import type { HttpConfig } from '../config/service.config.js';
import { exitCodeOf, STOP_SIGNALS } from '../../stop.signals.js';
import { GracefulShutdown } from './graceful.shutdown.js';

/** Time after `shutdownTimeoutMs` in which storage stores what is left, and closes. */
const CLOSE_TIMEOUT_MS = 10_000;
/** Time in which the process ends by itself once everything is closed. */
const EXIT_TIMEOUT_MS = 1_000;

type Limits = Pick<HttpConfig, 'shutdownGraceMs' | 'shutdownTimeoutMs'>;

/**
 * The first signal shuts the service down, with a grace that Nest's shutdown hooks do not offer, and the process
 * exits with 0. If it takes longer than configured, it exits with 1. The second signal exits at once.
 *
 * @param started settles when the application listens, or has failed to start: Nest cannot close one that initializes
 * @param stop stops what is not part of the application
 * @returns does the same for another reason, and exits with 1
 */
export function shutdownOnSignals(
  app: INestApplication,
  { shutdownGraceMs, shutdownTimeoutMs }: Limits,
  started: Promise<void>,
  stop: () => Promise<void>,
): (reason: string) => void {
  const logger = new Logger('Service');
  const closeTimeoutMs = shutdownTimeoutMs + CLOSE_TIMEOUT_MS;
  let isShuttingDown = false;
  const onSignal = (signal: NodeJS.Signals, signalNumber: number): void => {
    // As process 1 of a container, it only exits on signals that it handles.
    if (isShuttingDown) process.exit(exitCodeOf(signalNumber));
    begin(signal, 0);
  };
  const begin = (reason: string, exitCode: number): void => {
    if (isShuttingDown) return;
    isShuttingDown = true;
    shutdown(reason, exitCode).catch((error: unknown) => {
      logger.error('Graceful shutdown failed', error instanceof Error ? error.stack : error);
      process.exit(1);
    });
  };
  const shutdown = async (reason: string, exitCode: number): Promise<void> => {
    logger.log(`${reason}: draining for ${shutdownGraceMs} ms, then closing`);
    await app.get(GracefulShutdown).drain(shutdownGraceMs);
    const timer = setTimeout(() => {
      logger.error(
        `The service did not close within ${closeTimeoutMs} ms, and exits. Open: ${describeOpen()}`,
      );
      process.exit(1);
    }, closeTimeoutMs);
    await started.catch(() => undefined);
    await Promise.all([app.close(), stop()]);
    clearTimeout(timer);
    process.exitCode = exitCode;
    setTimeout(() => {
      // Such as a node method that ignores its signal.
      logger.warn(`Still open after the shutdown: ${describeOpen()}`);
      process.exit(exitCode);
    }, EXIT_TIMEOUT_MS).unref();
  };
  STOP_SIGNALS.forEach((name) => process.on(name, onSignal));
  return (reason) => begin(reason, 1);
}

/** What keeps the process alive, as Node names it. */
function describeOpen(): string {
  return [...new Set(process.getActiveResourcesInfo())].join(', ') || 'nothing';
}
