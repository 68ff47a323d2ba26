import { HttpStatus } from '@nestjs/common';
import type { HandoffRepositoryError } from '../../handoff/handoff.repository.js';
import { HaptikException } from '../../haptik.error.js';

/** 404 and 409: the handoff cannot be changed. 501: handoffs are not stored. 503: the database failed. */
export class HandoffsException extends HaptikException {
  readonly code = 'haptik_handoffs';

  static fromRepositoryError({ code, message }: HandoffRepositoryError): HandoffsException {
    const status = code === 'not-found' ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
    return new HandoffsException(status, message, { reason: code });
  }

  static notConfigured(): HandoffsException {
    return new HandoffsException(
      HttpStatus.NOT_IMPLEMENTED,
      'Handoffs are not stored. Add HaptikStorageModule to the application; for the service set ' +
        'HAPTIK_STORAGE=on or DATABASE_URL.',
    );
  }

  static unavailable(): HandoffsException {
    return new HandoffsException(
      HttpStatus.SERVICE_UNAVAILABLE,
      'Handoffs are unavailable because their database failed. Calls of bots are still answered. ' +
        'Try again in a moment; see the log for the cause.',
    );
  }
}
