import { HttpStatus } from '@nestjs/common';
import { HaptikException } from '../haptik.error.js';

/** 401: the signature is missing or wrong. The response has no reason. */
export class SignatureException extends HaptikException {
  readonly code = 'haptik_signature';

  constructor() {
    super(HttpStatus.UNAUTHORIZED, 'Unauthorized');
  }
}
