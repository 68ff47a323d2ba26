import { HttpException, type HttpStatus } from '@nestjs/common';

/**
 * A request that cannot be handled as a Haptik call. Nest responds with its status, and exception
 * filters of the host may change the response. It contains no payload and no secret.
 */
export abstract class HaptikException extends HttpException {
  /** Stable code of the error for filters and metrics, e.g. `haptik_signature`. */
  abstract readonly code: string;

  constructor(status: HttpStatus, message: string, details: Record<string, unknown> = {}) {
    super({ statusCode: status, message, ...details }, status);
    this.name = new.target.name;
  }
}

/** A configuration or programming error, thrown at boot. The message says how to fix it. */
export class HaptikSetupError extends Error {
  readonly code = 'haptik_setup';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}
