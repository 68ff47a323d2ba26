import type { TextJson } from '../../api/contract.js';
import { isProblem } from '../../api/problem.error.js';

/** The current text from a conflict error. */
export function conflictingText(error: unknown): TextJson | undefined {
  return isProblem(error, 'conflict') ? error.problem.current?.[0] : undefined;
}
