/** The time that one node method has. */
export class Budget {
  #controller: AbortController | undefined;
  #spentAt: number | undefined;

  constructor(readonly milliseconds: number) {}

  get isSpent(): boolean {
    return this.#spentAt !== undefined;
  }

  /** Milliseconds since the time was up; 0 while it is not. */
  get overtime(): number {
    return this.#spentAt === undefined ? 0 : performance.now() - this.#spentAt;
  }

  /** Aborts when the time is up. Made when it is first asked for. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.isSpent) this.abort(this.#controller);
    return this.#controller.signal;
  }

  spend(): void {
    this.#spentAt = performance.now();
    if (this.#controller) this.abort(this.#controller);
  }

  private abort(controller: AbortController): void {
    const message = `the node's ${this.milliseconds} ms are over`;
    controller.abort(new DOMException(message, 'TimeoutError'));
  }
}
