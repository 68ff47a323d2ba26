import { HttpStatus } from '@nestjs/common';
import { HaptikException } from 'nestjs-haptik';

/** Problem codes with their HTTP status. */
export const PROBLEM_STATUS = {
  invalid: HttpStatus.BAD_REQUEST,
  unauthenticated: HttpStatus.UNAUTHORIZED,
  'invalid-credentials': HttpStatus.UNAUTHORIZED,
  forbidden: HttpStatus.FORBIDDEN,
  csrf: HttpStatus.FORBIDDEN,
  'not-found': HttpStatus.NOT_FOUND,
  'too-slow': HttpStatus.REQUEST_TIMEOUT,
  'payload-too-large': HttpStatus.PAYLOAD_TOO_LARGE,
  conflict: HttpStatus.CONFLICT,
  'confirmation-required': HttpStatus.CONFLICT,
  refused: HttpStatus.UNPROCESSABLE_ENTITY,
  'too-many-requests': HttpStatus.TOO_MANY_REQUESTS,
  'internal-error': HttpStatus.INTERNAL_SERVER_ERROR,
  unavailable: HttpStatus.SERVICE_UNAVAILABLE,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/**
 * An error response of the console: a message for the user with the cure, and a code for programs.
 */
export class ConsoleException extends HaptikException {
  /** @param facts further fields of the response, e.g. `current` or `refused` */
  constructor(
    readonly code: ProblemCode,
    message: string,
    facts: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(PROBLEM_STATUS[code], message, { code, ...facts });
  }

  static unauthenticated(): ConsoleException {
    return new ConsoleException(
      'unauthenticated',
      'You are not signed in. Sign in, and try again.',
    );
  }

  /** @param predicate predicate of the sentence, e.g. `cannot be reached now` */
  static unavailable(predicate = 'cannot be reached now'): ConsoleException {
    return new ConsoleException(
      'unavailable',
      `The database of the console ${predicate}. The bot still answers. Try again in a moment; ` +
        'the log names the cause.',
    );
  }
}
