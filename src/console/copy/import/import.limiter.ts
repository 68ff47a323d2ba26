import { Injectable } from '@nestjs/common';
import { tooManyImports } from './upload.limiter.js';

const MAX_WAITING_IMPORTS = 3;
const MAX_WAIT_MS = 20_000;

/**
 * Lets in one import at a time, whose file has arrived, and a few wait for it: planning and writing
 * several at once could take the memory of the bot that answers calls in the same process.
 */
@Injectable()
export class ImportLimiter {
  readonly #waiting: (() => void)[] = [];
  #isRunning = false;

  constructor(private readonly maxWaitMs: number = MAX_WAIT_MS) {}

  /** @throws ConsoleException `too-many` when too many wait already, or the turn does not come */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isRunning) await this.waitForTurn();
    this.#isRunning = true;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // Nobody slips in between: the gate stays taken for who is next.
      if (next) next();
      else this.#isRunning = false;
    }
  }

  private waitForTurn(): Promise<void> {
    if (this.#waiting.length >= MAX_WAITING_IMPORTS) return Promise.reject(tooManyImports());
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(tooManyImports());
      }, this.maxWaitMs);
      this.#waiting.push(enter);
    });
  }
}
