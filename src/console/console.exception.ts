import { HttpStatus } from '@nestjs/common';
import { HaptikException } from '../haptik.error.js';

/** Kinds of refusals, and the status of each. */
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

/** Why the console does not do what it was asked, in words for people and with the cure. */
export class ConsoleException extends HaptikException {
  /** @param facts what stands beside the message, e.g. `current` or `refused` */
  constructor(
    readonly code: ProblemCode,
    message: string,
    facts: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(PROBLEM_STATUS[code], message, { code, ...facts });
  }

  static unauthenticated(): ConsoleException {
    return new ConsoleException('unauthenticated', 'Nobody is signed in. Sign in, and try again.');
  }

  /** @param words what is the matter with the database, said after its name */
  static unavailable(words = 'cannot be reached now'): ConsoleException {
    return new ConsoleException(
      'unavailable',
      `The database of the console ${words}. The bot answers all the same. Try again in a moment; the ` +
        'log says what is wrong.',
    );
  }
}
