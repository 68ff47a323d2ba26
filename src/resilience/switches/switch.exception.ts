import { HttpStatus } from '@nestjs/common';
import { HaptikException } from '../../haptik.error.js';

/** 400: the command is invalid. 503: the switch store failed to save the change. */
export class SwitchException extends HaptikException {
  readonly code = 'haptik_switch';

  constructor(message: string, status = HttpStatus.BAD_REQUEST, cause?: unknown) {
    super(status, message);
    this.cause = cause;
  }
}
