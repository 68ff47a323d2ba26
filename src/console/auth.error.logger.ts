import { AsyncLocalStorage } from 'node:async_hooks';
import { APIError } from 'better-auth';
import type { RateLimitedLogger } from '../rate.limited.logger.js';
import { errorCode } from '../payload/error.code.js';
import { ConsoleException } from './console.exception.js';
import { toConsoleException } from './console.exception.mapper.js';

/** Something that better-auth would log. */
interface AuthLogEntry {
  readonly message: string;
  readonly cause: Error | undefined;
}

/** Tells a fault of signing in once: better-auth logs some, throws some, and does both with others. */
export class AuthErrorLogger {
  readonly #logEntries = new AsyncLocalStorage<AuthLogEntry[]>();

  constructor(private readonly logger: RateLimitedLogger) {}

  /** What better-auth would log. It is told once it is known how the question ends. */
  capture(message: string, details: readonly unknown[]): void {
    // What stands behind the message may hold values of a query.
    const summary = `Sign-in: ${message.split('\n')[0]?.replace(/:$/, '')}`;
    const logEntry = { message: summary, cause: details.find((detail) => detail instanceof Error) };
    const logEntries = this.#logEntries.getStore();
    if (logEntries) logEntries.push(logEntry);
    else this.log(logEntry);
  }

  /** @throws ConsoleException for a fault that was told; any other one the filter tells */
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

  /** Of a fault that better-auth gives as one of its own, it only remarks what it was. */
  private toException(
    given: APIError | Response,
    logEntries: readonly AuthLogEntry[],
  ): ConsoleException {
    const kind = given instanceof Response ? given.status : errorCode(given);
    const summary = `Nobody can sign in now (${kind}).`;
    const logEntry = logEntries.find(({ cause }) => cause) ??
      logEntries[0] ?? { message: summary, cause: undefined };
    this.log(logEntry);
    return logEntry.cause ? toConsoleException(logEntry.cause) : ConsoleException.unavailable();
  }

  private log({ message: summary, cause }: AuthLogEntry): void {
    this.logger.error(cause ? `${summary} (${errorCode(cause)})` : summary);
  }
}
