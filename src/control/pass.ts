export type PassResult = 'succeeded' | 'failed' | 'abandoned';

/** Leave to call something once. Only the first word about what became of it counts. */
export class Pass {
  #settle: ((result: PassResult) => void) | undefined;

  /** @internal */
  constructor(settle: (result: PassResult) => void) {
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

  private settle(result: PassResult): void {
    this.#settle?.(result);
    this.#settle = undefined;
  }
}
