import { HttpStatus } from '@nestjs/common';
import { HaptikException } from '../haptik.error.js';

/** An invalid field of the body. */
export interface PayloadFieldError {
  readonly field: string;
  readonly message: string;
}

/** 400: the request is not a call of Haptik. */
export class PayloadException extends HaptikException {
  readonly code = 'haptik_payload';

  constructor(
    message: string,
    readonly fieldErrors: readonly PayloadFieldError[] = [],
  ) {
    super(HttpStatus.BAD_REQUEST, message, fieldErrors.length > 0 ? { fieldErrors } : {});
  }
}

/** 413: the body exceeds `bodyLimit`. */
export class PayloadTooLargeException extends HaptikException {
  readonly code = 'haptik_payload_too_large';

  constructor(limit: number) {
    super(HttpStatus.PAYLOAD_TOO_LARGE, `the body is over ${limit} bytes`);
  }
}

/** 408: the body was incomplete after `bodyTimeoutMs`. */
export class PayloadTimeoutException extends HaptikException {
  readonly code = 'haptik_payload_timeout';

  constructor(timeoutMs: number) {
    super(HttpStatus.REQUEST_TIMEOUT, `the body did not arrive within ${timeoutMs} ms`);
  }
}
