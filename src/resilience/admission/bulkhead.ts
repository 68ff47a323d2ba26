/** Limits how many calls are in flight at once. It counts; it does not queue. */
export class Bulkhead {
  #inFlight = 0;

  constructor(readonly limit: number) {}

  /** Number of calls in flight. */
  get inFlight(): number {
    return this.#inFlight;
  }

  get isFull(): boolean {
    return this.#inFlight >= this.limit;
  }

  enter(): void {
    this.#inFlight++;
  }

  leave(): void {
    this.#inFlight--;
  }
}
