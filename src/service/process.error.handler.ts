import { Logger } from '@nestjs/common';
import { describeKinds, describeLocation } from './logging/error.location.js';

const OMITTED = 'Its message is omitted, since it may contain what a user wrote.';

/**
 * Handles errors that code outside of calls left, such as a promise that a node method did not await. Node would print
 * them with their messages, and end the process for each of them while calls are in flight.
 */
export class ProcessErrorHandler {
  readonly #logger = new Logger('Service');
  #shutDown: (() => void) | undefined;

  /** Replaces what Node prints. */
  install(): this {
    process.on('unhandledRejection', (reason) => this.handleRejection(reason));
    process.on('uncaughtException', (error) => this.handleException(error));
    process.removeAllListeners('warning').on('warning', (warning) => this.logWarning(warning));
    return this;
  }

  /** @param shutDown ends the service after an uncaught exception; until it is given, the process exits at once */
  shutDownBy(shutDown: () => void): void {
    this.#shutDown = shutDown;
  }

  /** The state is as defined as after a rejection that was handled, so the process goes on. */
  private handleRejection(reason: unknown): void {
    this.#logger.error(
      `A promise was rejected outside of a call (${describeKinds(reason)}). Await it in the node method. ${OMITTED}`,
      describeLocation(reason),
    );
  }

  /** The state is undefined: something was left half done. */
  private handleException(error: unknown): void {
    // Only lines of the level error have a stack.
    this.#logger.fatal(
      `An exception was thrown outside of a call (${describeKinds(error)}), so the service shuts down. ${OMITTED}\n` +
        describeLocation(error),
    );
    if (this.#shutDown) this.#shutDown();
    else process.exit(1);
  }

  private logWarning(warning: Error): void {
    this.#logger.warn(`Warning of Node (${describeKinds(warning)}). ${describeLocation(warning)}`);
  }
}
