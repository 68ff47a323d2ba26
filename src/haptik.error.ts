import { HttpException, type HttpStatus } from '@nestjs/common';

/**
 * A request that cannot be answered as a Haptik call. Nest answers it with its status; the
 * host's exception filters may shape it. Carries no payload and no secret.
 */
export abstract class HaptikException extends HttpException {
  /** Stable name of the cause, for filters and metrics, e.g. `haptik_signature`. */
  abstract readonly code: string;

  constructor(status: HttpStatus, message: string, details: Record<string, unknown> = {}) {
    super({ statusCode: status, message, ...details }, status);
    this.name = new.target.name;
  }
}

/** A program that is wrong: thrown while the application boots. The message tells the cure. */
export class HaptikSetupError extends Error {
  readonly code = 'haptik_setup';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
