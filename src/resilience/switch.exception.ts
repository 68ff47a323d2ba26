import { HttpStatus } from '@nestjs/common';
import { HaptikException } from '../haptik.error.js';

/** 400: an order that makes no sense. 503: one that the store of the switches did not keep. */
export class SwitchException extends HaptikException {
  readonly code = 'haptik_switch';

  constructor(message: string, status = HttpStatus.BAD_REQUEST, cause?: unknown) {
    super(status, message);
    this.cause = cause;
  }
}
