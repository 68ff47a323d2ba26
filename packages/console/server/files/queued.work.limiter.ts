import { withTimeout } from 'nestjs-haptik/internal';
import type { ConsoleException } from '../common/console.exception.js';

const MAX_WAITING = 3;

/** Runs one piece of work at a time and queues a few, because the bot in the same process needs the memory. */
export abstract class QueuedWorkLimiter {
  protected readonly maxWaitMs: number = 20_000;
  readonly #waiting: (() => void)[] = [];
  #isRunning = false;

  /** The exception for work that is not begun. */
  protected abstract rejection(): ConsoleException;

  /** @throws ConsoleException `too-many-requests` if the queue is full, or the wait is too long */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isRunning) await this.waitForTurn();
    this.#isRunning = true;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The slot passes directly to the next one, so that no other can take it.
      if (next) next();
      else this.#isRunning = false;
    }
  }

  private async waitForTurn(): Promise<void> {
    if (this.#waiting.length >= MAX_WAITING) throw this.rejection();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    await withTimeout(
      this.maxWaitMs,
      () => promise,
      () => {
        this.#waiting.splice(this.#waiting.indexOf(resolve), 1);
        return Promise.reject(this.rejection());
      },
    );
  }
}
