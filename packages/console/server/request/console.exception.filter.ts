import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import {
  PayloadTimeoutException,
  RateLimitedLogger,
  closeAfterResponse,
  errorCode,
} from 'nestjs-haptik/internal';
import { ConsoleException, PROBLEM_STATUS, type ProblemCode } from '../common/console.exception.js';
import { toConsoleException } from '../common/console.exception.mapper.js';
import type { ConsoleRequest } from '../auth/console.request.js';

/** SQLSTATE of a NUL character, which the path of a request may contain and PostgreSQL rejects. */
const CHARACTER_NOT_IN_REPERTOIRE = '22021';

/** Converts every error of the console into one response format. */
@Catch()
export class ConsoleExceptionFilter implements ExceptionFilter<unknown> {
  readonly #logger = new RateLimitedLogger('HaptikConsole');

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = error instanceof ConsoleException ? error : this.toException(error);
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    if (response.headersSent) return void response.destroy();
    closeAfterResponse(http.getRequest<ConsoleRequest>(), response);
    response.status(problem.getStatus()).set(problem.headers).type('json');
    response.json(problem.getResponse());
  }

  private toException(error: unknown): ConsoleException {
    if (error instanceof PayloadTimeoutException) {
      return new ConsoleException(
        'too-slow',
        'The request body did not arrive in time. Check your connection, and send the ' +
          'request again.',
      );
    }
    if (error instanceof HttpException)
      return new ConsoleException(toProblemCode(error), toProblemMessage(error));
    if (errorCode(error) === CHARACTER_NOT_IN_REPERTOIRE) {
      return new ConsoleException('invalid', 'The URL contains an invalid character. Correct it.');
    }
    // Messages of database drivers contain the values of a query.
    this.#logger.error(`A request to the console failed (${errorCode(error)}).`);
    return toConsoleException(error);
  }
}

/** Guards, pipes and the operator API throw exceptions that have a status only. */
function toProblemCode(error: HttpException): ProblemCode {
  const status: number = error.getStatus();
  if (status === 501) return 'unavailable';
  const codes = Object.keys(PROBLEM_STATUS) as ProblemCode[];
  const found = codes.find((code) => (PROBLEM_STATUS[code] as number) === status);
  return found ?? (status < 500 ? 'invalid' : 'internal-error');
}

function toProblemMessage(error: HttpException): string {
  const given = error.getResponse();
  const message: unknown = typeof given === 'string' ? given : Reflect.get(given, 'message');
  return Array.isArray(message)
    ? message.join('; ')
    : typeof message === 'string'
      ? message
      : error.message;
}
