import { Logger } from '@nestjs/common';

/** Lines in a window. */
const MAX_LINES_PER_WINDOW = 100;
const WINDOW_MS = 60_000;

/**
 * A logger for what strangers cause: so many lines a minute are written, and of the others their
 * number, so that nobody fills a disk with requests that are refused.
 */
export class RateLimitedLogger {
  readonly #logger: Logger;
  #windowStart = Number.NEGATIVE_INFINITY;
  #logged = 0;
  #suppressed = 0;

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
      this.#logged = 0;
    }
    if (this.#logged < MAX_LINES_PER_WINDOW) {
      this.#logged++;
      return true;
    }
    if (this.#suppressed === 0) {
      setTimeout(() => this.reportSuppressed(), this.#windowStart + WINDOW_MS - now).unref();
    }
    this.#suppressed++;
    return false;
  }

  private reportSuppressed(): void {
    const count = this.#suppressed;
    this.#suppressed = 0;
    this.#logger.warn(
      `Left out ${count} more lines of this kind: over ${MAX_LINES_PER_WINDOW} in a minute.`,
    );
  }
}
