import { Logger } from '@nestjs/common';

/** Maximum lines per window. */
const MAX_LINES_PER_WINDOW = 100;
const WINDOW_MS = 60_000;

/**
 * A logger for events that unauthenticated clients can cause. It logs a limited number of lines per
 * minute and counts the others, so that rejected requests cannot fill a disk.
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
      `Suppressed ${count} more lines of this kind, over the limit of ${MAX_LINES_PER_WINDOW} per minute`,
    );
  }
}
