import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { LimitedLogger } from '../limited.logger.js';
import { sendAnswer } from '../operator/operator.answer.js';
import { faultKindOf } from '../payload/fault.kind.js';
import { PayloadTimeoutException } from '../payload/payload.exception.js';
import { closeUnlessRead } from '../reply/closing.answer.js';
import { ConsoleProblem, PROBLEM_STATUS, type ProblemCode } from './console.problem.js';
import { faultProblemOf } from './fault.problem.js';

/** PostgreSQL keeps no NUL, which the path of a request may hold. */
const NO_TEXT = '22021';

/** Answers every failure of the console in one shape, whatever filters the host has. */
@Catch()
export class ConsoleFilter implements ExceptionFilter<unknown> {
  readonly #logger = new LimitedLogger('HaptikConsole');

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = error instanceof ConsoleProblem ? error : this.problemOf(error);
    closeUnlessRead(host);
    const response = host.switchToHttp().getResponse<object>();
    sendAnswer(response, problem.getResponse(), problem.getStatus(), problem.headers);
  }

  private problemOf(error: unknown): ConsoleProblem {
    if (error instanceof PayloadTimeoutException) {
      return new ConsoleProblem(
        'too-slow',
        'What was sent did not arrive in time, and was not waited for any longer. Check the connection, and ' +
          'send it again.',
      );
    }
    if (error instanceof HttpException) return new ConsoleProblem(codeOf(error), wordsOf(error));
    if (faultKindOf(error) === NO_TEXT) {
      return new ConsoleProblem(
        'invalid',
        'The address holds a character that is none. Correct it.',
      );
    }
    // Messages of drivers hold the values of a query.
    this.#logger.error(`A request to the console failed (${faultKindOf(error)}).`);
    return faultProblemOf(error);
  }
}

/** Guards, pipes and the operator API have statuses only. */
function codeOf(error: HttpException): ProblemCode {
  const status: number = error.getStatus();
  if (status === 501) return 'unavailable';
  const codes = Object.keys(PROBLEM_STATUS) as ProblemCode[];
  const found = codes.find((code) => (PROBLEM_STATUS[code] as number) === status);
  return found ?? (status < 500 ? 'invalid' : 'failed');
}

function wordsOf(error: HttpException): string {
  const given = error.getResponse();
  const message: unknown = typeof given === 'string' ? given : Reflect.get(given, 'message');
  return Array.isArray(message)
    ? message.join('; ')
    : typeof message === 'string'
      ? message
      : error.message;
}
