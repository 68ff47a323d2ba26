import type { ProblemJson } from './contract.js';

const RETRYABLE_CODES: ReadonlySet<string> = new Set([
  'offline',
  'unavailable',
  'too-many-requests',
  'too-slow',
]);

/** An answer of the server that is not 2xx, or none at all (`offline`). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: ProblemJson) {
    super(problem.message);
  }

  get code(): string {
    return this.problem.code;
  }
}

/** Whether the same request may work later, because the server or what it needs is away or busy, or the way there is slow. */
export function isRetryable(error: unknown): error is ProblemError {
  return error instanceof ProblemError && RETRYABLE_CODES.has(error.code);
}

export function isProblem(error: unknown, code?: string): error is ProblemError {
  return error instanceof ProblemError && (code === undefined || error.code === code);
}
