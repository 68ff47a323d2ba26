import type { TextJson } from '../../api/contract.js';
import { isProblem } from '../../api/problem.error.js';

/** The text as it is now, when somebody else was faster. */
export function conflictingText(error: unknown): TextJson | undefined {
  return isProblem(error, 'conflict') ? error.problem.current?.[0] : undefined;
}
