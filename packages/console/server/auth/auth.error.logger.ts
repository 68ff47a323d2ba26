import { AsyncLocalStorage } from 'node:async_hooks';
import { APIError } from 'better-auth';
import { type RateLimitedLogger, errorCode } from 'nestjs-haptik/internal';
import { ConsoleException } from '../common/console.exception.js';
import { toConsoleException } from '../common/console.exception.mapper.js';

/** A log entry of better-auth. */
interface AuthLogEntry {
  readonly message: string;
  readonly cause: Error | undefined;
}

/**
 * Logs each sign-in error once. better-auth logs some errors, throws others, and does both with the
 * rest.
 */
export class AuthErrorLogger {
  readonly #logEntries = new AsyncLocalStorage<AuthLogEntry[]>();

  constructor(private readonly logger: RateLimitedLogger) {}

  /** Collects a log entry of better-auth. It is written when the outcome of the call is known. */
  capture(message: string, details: readonly unknown[]): void {
    // The details may contain values of a query.
    const summary = `Sign-in: ${message.split('\n')[0]?.replace(/:$/, '')}`;
    const logEntry = { message: summary, cause: details.find((detail) => detail instanceof Error) };
    const logEntries = this.#logEntries.getStore();
    if (logEntries) logEntries.push(logEntry);
    else this.log(logEntry);
  }

  /**
   * @throws ConsoleException for an error that is already logged; the exception filter logs the
   * others
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const logEntries: AuthLogEntry[] = [];
    const answer = await this.#logEntries.run(logEntries, work).catch((error: unknown) => {
      throw error instanceof APIError ? this.toException(error, logEntries) : error;
    });
    if (answer instanceof Response && answer.status >= 500)
      throw this.toException(answer, logEntries);
    logEntries.forEach((logEntry) => this.log(logEntry));
    return answer;
  }

  /** If better-auth wraps the original error, the cause is in its log entries only. */
  private toException(
    error: APIError | Response,
    logEntries: readonly AuthLogEntry[],
  ): ConsoleException {
    const kind = error instanceof Response ? error.status : errorCode(error);
    const summary = `Sign-in failed (${kind}).`;
    const logEntry = logEntries.find(({ cause }) => cause) ??
      logEntries[0] ?? { message: summary, cause: undefined };
    this.log(logEntry);
    return logEntry.cause ? toConsoleException(logEntry.cause) : ConsoleException.unavailable();
  }

  private log({ message: summary, cause }: AuthLogEntry): void {
    this.logger.error(cause ? `${summary} (${errorCode(cause)})` : summary);
  }
}
