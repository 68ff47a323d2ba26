import { HttpStatus } from '@nestjs/common';
import { HaptikException } from '../haptik.error.js';

/** Kinds of refusals, and the status of each. */
export const PROBLEM_STATUS = {
  invalid: HttpStatus.BAD_REQUEST,
  'signed-out': HttpStatus.UNAUTHORIZED,
  'wrong-credentials': HttpStatus.UNAUTHORIZED,
  denied: HttpStatus.FORBIDDEN,
  csrf: HttpStatus.FORBIDDEN,
  'not-found': HttpStatus.NOT_FOUND,
  'too-slow': HttpStatus.REQUEST_TIMEOUT,
  'too-large': HttpStatus.PAYLOAD_TOO_LARGE,
  conflict: HttpStatus.CONFLICT,
  unconfirmed: HttpStatus.CONFLICT,
  refused: HttpStatus.UNPROCESSABLE_ENTITY,
  'too-many': HttpStatus.TOO_MANY_REQUESTS,
  failed: HttpStatus.INTERNAL_SERVER_ERROR,
  unavailable: HttpStatus.SERVICE_UNAVAILABLE,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** Why the console does not do what it was asked, in words for people and with the cure. */
export class ConsoleProblem extends HaptikException {
  /** @param facts what stands beside the message, e.g. `current` or `refused` */
  constructor(
    readonly code: ProblemCode,
    message: string,
    facts: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(PROBLEM_STATUS[code], message, { code, ...facts });
  }

  static signedOut(): ConsoleProblem {
    return new ConsoleProblem('signed-out', 'Nobody is signed in. Sign in, and try again.');
  }

  /** @param words what is the matter with the database, said after its name */
  static unavailable(words = 'cannot be reached now'): ConsoleProblem {
    return new ConsoleProblem(
      'unavailable',
      `The database of the console ${words}. The bot answers all the same. Try again in a moment; the ` +
        'log says what is wrong.',
    );
  }
}
