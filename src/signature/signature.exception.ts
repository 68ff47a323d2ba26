import { HttpStatus } from '@nestjs/common';
import { HaptikException } from '../haptik.error.js';

/** 401: the signature is missing or wrong. The response does not say why. */
export class SignatureException extends HaptikException {
  readonly code = 'haptik_signature';

  constructor() {
    super(HttpStatus.UNAUTHORIZED, 'Unauthorized');
  }
}
