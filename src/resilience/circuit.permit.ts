export type CircuitPermitResult = 'succeeded' | 'failed' | 'abandoned';

/** Leave to call something once. Only the first word about what became of it counts. */
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

  /** Neither: it was not called after all, so that nothing is known. */
  abandoned(): void {
    this.settle('abandoned');
  }

  private settle(result: CircuitPermitResult): void {
    this.#settle?.(result);
    this.#settle = undefined;
  }
}
