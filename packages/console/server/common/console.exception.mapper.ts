import { explainUnavailability, isDatabaseUnavailable } from '@nestjs-haptik/storage/internal';
import { ConsoleException } from './console.exception.js';

const DEFAULT_MESSAGE =
  'This failed because of an internal error of the console. Try again; if the error ' +
  'persists, contact the operator of the application: the log names the error.';

/**
 * Converts an unexpected error. Only a database error is reported as an unavailable database.
 *
 * @param message the message for any other error
 */
export function toConsoleException(error: unknown, message = DEFAULT_MESSAGE): ConsoleException {
  return isDatabaseUnavailable(error)
    ? ConsoleException.unavailable(explainUnavailability(error))
    : new ConsoleException('internal-error', message);
}
