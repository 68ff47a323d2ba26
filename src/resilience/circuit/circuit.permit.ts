export type CircuitPermitResult = 'succeeded' | 'failed';

/** What a permit reports its result to. */
export interface CircuitPermitIssuer {
  /** @param generation the state of the circuit that the permit was issued in */
  settle(generation: number, result: CircuitPermitResult): void;
}

/** Permission for one call. Only the first result that is reported counts. */
export class CircuitPermit {
  #isSettled = false;

  /** @internal */
  constructor(
    private readonly issuer: CircuitPermitIssuer,
    private readonly generation: number,
  ) {}

  succeeded(): void {
    this.settle('succeeded');
  }

  failed(): void {
    this.settle('failed');
  }

  private settle(result: CircuitPermitResult): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.issuer.settle(this.generation, result);
  }
}
