import { Injectable } from '@nestjs/common';
import { tooMany } from './import.uploads.js';

const MOST_WAITING = 3;
const LONGEST_WAIT_MS = 20_000;

/**
 * Lets in one import at a time, whose file has arrived, and a few wait for it: planning and writing
 * several at once could take the memory of the bot that answers calls in the same process.
 */
@Injectable()
export class ImportGate {
  readonly #waiting: (() => void)[] = [];
  #isTaken = false;

  constructor(private readonly longestWait: number = LONGEST_WAIT_MS) {}

  /** @throws ConsoleProblem `too-many` when too many wait already, or the turn does not come */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isTaken) await this.turn();
    this.#isTaken = true;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // Nobody slips in between: the gate stays taken for who is next.
      if (next) next();
      else this.#isTaken = false;
    }
  }

  private turn(): Promise<void> {
    if (this.#waiting.length >= MOST_WAITING) return Promise.reject(tooMany());
    return new Promise((resolve, reject) => {
      const enter = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(tooMany());
      }, this.longestWait);
      this.#waiting.push(enter);
    });
  }
}
