import { HttpStatus } from '@nestjs/common';
import type { HandoffBookError } from '../handoff/handoff.book.js';
import { HaptikException } from '../haptik.error.js';

/** 404 and 409: a hand-over that cannot be changed. 501: there is no book. 503: it cannot be read. */
export class BookException extends HaptikException {
  readonly code = 'haptik_handoff_book';

  static refusing({ code, message }: HandoffBookError): BookException {
    const status = code === 'unknown' ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
    return new BookException(status, message, { reason: code });
  }

  static missing(): BookException {
    return new BookException(
      HttpStatus.NOT_IMPLEMENTED,
      'Hand-overs are not written down, so there is none to show. Add HaptikStorageModule to the ' +
        'application; for the service set HAPTIK_STORAGE=on, or DATABASE_URL.',
    );
  }

  static away(): BookException {
    return new BookException(
      HttpStatus.SERVICE_UNAVAILABLE,
      'The book of hand-overs cannot be read now: its database does not answer as it should. Bots ' +
        'are answered all the same. Try again in a moment; the log says what the database said.',
    );
  }
}
