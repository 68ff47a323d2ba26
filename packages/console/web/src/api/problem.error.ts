import type { ProblemJson } from './contract.js';

const RETRYABLE_CODES: ReadonlySet<string> = new Set([
  'offline',
  'unavailable',
  'unreachable',
  'too-many-requests',
  'too-slow',
]);

/** A response that is not 2xx, or no response (`offline`). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: ProblemJson) {
    super(problem.message);
  }

  get code(): string {
    return this.problem.code;
  }
}

/** Whether a retry may succeed: the server, its database or the network is unavailable or busy. */
export function isRetryable(error: unknown): error is ProblemError {
  return error instanceof ProblemError && RETRYABLE_CODES.has(error.code);
}

export function isProblem(error: unknown, code?: string): error is ProblemError {
  return error instanceof ProblemError && (code === undefined || error.code === code);
}
