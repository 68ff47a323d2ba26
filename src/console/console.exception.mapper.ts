import { explainUnavailability, isDatabaseUnavailable } from '../storage/database.error.js';
import { ConsoleException } from './console.exception.js';

const DEFAULT_MESSAGE =
  'This went wrong by a fault in the console, and not by yours. Try again; if it stays, tell whoever ' +
  'runs the application: the log names the fault.';

/**
 * What is said of an error that nobody expected: only one of the database says that this is away.
 *
 * @param message for a fault of the program
 */
export function toConsoleException(error: unknown, message = DEFAULT_MESSAGE): ConsoleException {
  return isDatabaseUnavailable(error)
    ? ConsoleException.unavailable(explainUnavailability(error))
    : new ConsoleException('internal-error', message);
}
