import { Logger } from '@nestjs/common';

/** Lines in a window. */
const MOST = 100;
const WINDOW_MS = 60_000;

/**
 * A logger for what strangers cause: so many lines a minute are written, and of the others their
 * number, so that nobody fills a disk with requests that are refused.
 */
export class LimitedLogger {
  readonly #logger: Logger;
  #windowStart = Number.NEGATIVE_INFINITY;
  #written = 0;
  #leftOut = 0;

  constructor(context: string) {
    this.#logger = new Logger(context);
  }

  warn(line: string): void {
    if (this.isWithinLimit()) this.#logger.warn(line);
  }

  error(line: string): void {
    if (this.isWithinLimit()) this.#logger.error(line);
  }

  private isWithinLimit(): boolean {
    const now = performance.now();
    if (now - this.#windowStart >= WINDOW_MS) {
      this.#windowStart = now;
      this.#written = 0;
    }
    if (this.#written < MOST) {
      this.#written++;
      return true;
    }
    if (this.#leftOut === 0) {
      setTimeout(() => this.tellLeftOut(), this.#windowStart + WINDOW_MS - now).unref();
    }
    this.#leftOut++;
    return false;
  }

  private tellLeftOut(): void {
    const count = this.#leftOut;
    this.#leftOut = 0;
    this.#logger.warn(`Left out ${count} more lines of this kind: over ${MOST} in a minute.`);
  }
}
