import { Injectable } from '@nestjs/common';
import { withTimeout } from 'nestjs-haptik/internal';
import { tooManyImports } from '../upload/upload.limiter.js';

const MAX_WAITING_IMPORTS = 3;

/**
 * Runs one import at a time and queues a few, because planning and writing several at once could
 * exhaust the memory that the bot in the same process needs.
 */
@Injectable()
export class ImportLimiter {
  protected readonly maxWaitMs: number = 20_000;
  readonly #waiting: (() => void)[] = [];
  #isRunning = false;

  /** @throws ConsoleException `too-many-requests` if the queue is full, or the wait is too long */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isRunning) await this.waitForTurn();
    this.#isRunning = true;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // The slot passes directly to the next import, so that no other one can take it.
      if (next) next();
      else this.#isRunning = false;
    }
  }

  private async waitForTurn(): Promise<void> {
    if (this.#waiting.length >= MAX_WAITING_IMPORTS) throw tooManyImports();
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    await withTimeout(
      this.maxWaitMs,
      () => promise,
      () => {
        this.#waiting.splice(this.#waiting.indexOf(resolve), 1);
        return Promise.reject(tooManyImports());
      },
    );
  }
}
