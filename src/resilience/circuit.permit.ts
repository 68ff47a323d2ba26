export type CircuitPermitResult = 'succeeded' | 'failed' | 'abandoned';

/** Permission for one call. Only the first result that is reported counts. */
export class CircuitPermit {
  #settle: ((result: CircuitPermitResult) => void) | undefined;

  /** @internal */
  constructor(settle: (result: CircuitPermitResult) => void) {
    this.#settle = settle;
  }

  succeeded(): void {
    this.settle('succeeded');
  }

  failed(): void {
    this.settle('failed');
  }

  /** The call did not happen, so that there is no result. */
  abandoned(): void {
    this.settle('abandoned');
  }

  private settle(result: CircuitPermitResult): void {
    this.#settle?.(result);
    this.#settle = undefined;
  }
}
