import { RateLimitedLogger } from 'nestjs-haptik/internal';
import { describeDatabaseError, isDatabaseUnavailable } from '../database/database.error.js';

/** Logs errors of work that is retried, unless the database is unavailable: that is logged elsewhere. */
export class ProgramErrorLogger {
  readonly #logger = new RateLimitedLogger('HaptikStorage');

  /** @param work what failed, as the begin of a sentence */
  log(work: string, error: unknown): void {
    if (isDatabaseUnavailable(error)) return;
    this.#logger.error(`${work} failed (${describeDatabaseError(error)}), and is retried`);
  }
}
