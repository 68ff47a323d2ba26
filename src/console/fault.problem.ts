import { awayWordsOf, isDatabaseAway } from '../storage/database.fault.js';
import { ConsoleProblem } from './console.problem.js';

const WORDS =
  'This went wrong by a fault in the console, and not by yours. Try again; if it stays, tell whoever ' +
  'runs the application: the log names the fault.';

/**
 * What is said of an error that nobody expected: only one of the database says that this is away.
 *
 * @param words for a fault of the program
 */
export function faultProblemOf(error: unknown, words = WORDS): ConsoleProblem {
  return isDatabaseAway(error)
    ? ConsoleProblem.unavailable(awayWordsOf(error))
    : new ConsoleProblem('failed', words);
}
