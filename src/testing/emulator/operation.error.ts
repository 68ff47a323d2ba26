/** The platform says no, in its own words. */
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
 * What must hold for a request, and the platform's word when it does not.
 *
 * @throws PlatformRefusal when it does not hold
 */
export function assertRequest(
  condition: boolean,
  status: number,
  message: string,
): asserts condition {
  if (!condition) throw new OperationError(status, message);
}
