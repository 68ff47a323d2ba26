/** The time that one node method has. */
export class Deadline {
  #controller: AbortController | undefined;
  #expiredAt: number | undefined;

  constructor(readonly timeoutMs: number) {}

  get isExpired(): boolean {
    return this.#expiredAt !== undefined;
  }

  /** Milliseconds since the time was up; 0 while it is not. */
  get overrunMs(): number {
    return this.#expiredAt === undefined ? 0 : performance.now() - this.#expiredAt;
  }

  /** Aborts when the time is up. Made when it is first asked for. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.isExpired) this.abort(this.#controller);
    return this.#controller.signal;
  }

  expire(): void {
    this.#expiredAt = performance.now();
    if (this.#controller) this.abort(this.#controller);
  }

  private abort(controller: AbortController): void {
    const message = `the node's ${this.timeoutMs} ms are over`;
    controller.abort(new DOMException(message, 'TimeoutError'));
  }
}
