import type { Problem } from './contract.js';

/** An answer of the server that is not 2xx, or none at all (`offline`). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.message);
  }

  get code(): string {
    return this.problem.code;
  }
}

export function isProblem(error: unknown, code?: string): error is ProblemError {
  return error instanceof ProblemError && (code === undefined || error.code === code);
}
