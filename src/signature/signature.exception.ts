import { HttpStatus } from '@nestjs/common';
import { HaptikException } from '../haptik.error.js';

/** 401: the call is not signed as it should be. The caller is told no more than that. */
export class SignatureException extends HaptikException {
  readonly code = 'haptik_signature';

  constructor() {
    super(HttpStatus.UNAUTHORIZED, 'Unauthorized');
  }
}
