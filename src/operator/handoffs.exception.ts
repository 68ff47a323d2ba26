import { HttpStatus } from '@nestjs/common';
import type { HandoffRepositoryError } from '../handoff/handoff.repository.js';
import { HaptikException } from '../haptik.error.js';

/** 404 and 409: a handoff that cannot be changed. 501: there is no book. 503: it cannot be read. */
export class HandoffsException extends HaptikException {
  readonly code = 'haptik_handoffs';

  static fromRepositoryError({ code, message }: HandoffRepositoryError): HandoffsException {
    const status = code === 'not-found' ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
    return new HandoffsException(status, message, { reason: code });
  }

  static notConfigured(): HandoffsException {
    return new HandoffsException(
      HttpStatus.NOT_IMPLEMENTED,
      'Handoffs are not written down, so there is none to show. Add HaptikStorageModule to the ' +
        'application; for the service set HAPTIK_STORAGE=on, or DATABASE_URL.',
    );
  }

  static unavailable(): HandoffsException {
    return new HandoffsException(
      HttpStatus.SERVICE_UNAVAILABLE,
      'The book of handoffs cannot be read now: its database does not answer as it should. Bots ' +
        'are answered all the same. Try again in a moment; the log says what the database said.',
    );
  }
}
