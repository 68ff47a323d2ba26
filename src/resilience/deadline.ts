/** The time that a piece of work has, from now on. */
export class Deadline {
  /** `performance.now()` at the start. */
  readonly startedAt = performance.now();
  #controller: AbortController | undefined;
  #expiredAt: number | undefined;

  constructor(
    readonly timeoutMs: number,
    /** Whether a timer for this deadline keeps the process alive. */
    readonly keepsProcessAlive = true,
  ) {}

  get isExpired(): boolean {
    return this.#expiredAt !== undefined;
  }

  /** Milliseconds since the deadline expired; 0 before. */
  get overrunMs(): number {
    return this.#expiredAt === undefined ? 0 : performance.now() - this.#expiredAt;
  }

  /** Aborts when the deadline expires. Created on first access. */
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
    const message = `timed out after ${Math.round(this.timeoutMs)} ms`;
    controller.abort(new DOMException(message, 'TimeoutError'));
  }
}
