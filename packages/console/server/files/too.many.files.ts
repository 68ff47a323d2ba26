import { ConsoleException } from '../common/console.exception.js';

const RETRY_AFTER_SECONDS = 30;

/** The exception for an import or export that is not begun. @param reason a sentence for the user */
export function tooManyFiles(reason: string): ConsoleException {
  return new ConsoleException(
    'too-many-requests',
    `${reason} Try again in ${RETRY_AFTER_SECONDS} seconds.`,
    {},
    { 'Retry-After': String(RETRY_AFTER_SECONDS) },
  );
}
