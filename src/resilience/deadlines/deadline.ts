import type { HaptikClock } from './haptik.clock.js';

/** The time that a piece of work has, from now on. */
export class Deadline {
  /** Time of the clock at the start. */
  readonly startedAt: number;
  #timeoutMs: number;
  #isShortened = false;
  #controller: AbortController | undefined;
  #expiredAt: number | undefined;

  constructor(
    timeoutMs: number,
    readonly clock: HaptikClock,
    /** Whether a timer for this deadline keeps the process alive. */
    readonly keepsProcessAlive = true,
  ) {
    this.#timeoutMs = timeoutMs;
    this.startedAt = clock.now();
  }

  get timeoutMs(): number {
    return this.#timeoutMs;
  }

  get remainingMs(): number {
    return Math.max(0, this.#timeoutMs - (this.clock.now() - this.startedAt));
  }

  /** Whether it has less time than it had at its start. */
  get isShortened(): boolean {
    return this.#isShortened;
  }

  /** Leaves `remainingMs` from now on, unless less is left. */
  shorten(remainingMs: number): void {
    const timeoutMs = this.clock.now() - this.startedAt + Math.max(0, remainingMs);
    if (timeoutMs >= this.#timeoutMs) return;
    this.#timeoutMs = timeoutMs;
    this.#isShortened = true;
  }

  get isExpired(): boolean {
    return this.#expiredAt !== undefined;
  }

  /** Milliseconds since the deadline expired; 0 before. */
  get overrunMs(): number {
    return this.#expiredAt === undefined ? 0 : this.clock.now() - this.#expiredAt;
  }

  /** Aborts when the deadline expires. Created on first access. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.isExpired) this.abort(this.#controller);
    return this.#controller.signal;
  }

  expire(): void {
    this.#expiredAt = this.clock.now();
    if (this.#controller) this.abort(this.#controller);
  }

  private abort(controller: AbortController): void {
    const message = `timed out after ${Math.round(this.timeoutMs)} ms`;
    controller.abort(new DOMException(message, 'TimeoutError'));
  }
}
