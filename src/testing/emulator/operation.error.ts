/** An error response of the platform. */
export class OperationError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/**
 * Asserts a condition of a request.
 *
 * @throws OperationError when the condition is false
 */
export function assertRequest(
  condition: boolean,
  status: number,
  message: string,
): asserts condition {
  if (!condition) throw new OperationError(status, message);
}
