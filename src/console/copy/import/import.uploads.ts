import { Injectable } from '@nestjs/common';
import { ConsoleProblem } from '../../console.problem.js';

/** Of a file of 64 MB each: as much memory as the bot can spare. */
const MOST_AT_ONCE = 4;
/** Whoever sends slowly leaves a place to others. */
const MOST_OF_ONE = 3;
const AGAIN_SECONDS = 30;

/** Counts the files that are on their way or in memory, so that they cannot take all of it. */
@Injectable()
export class ImportUploads {
  readonly #held: string[] = [];

  /**
   * @param who sends it
   * @param work takes the file in, and lasts as long as it is in memory
   * @throws ConsoleProblem `too-many` when there is no place; nothing of the file was read then
   */
  async hold<T>(who: string, work: () => Promise<T>): Promise<T> {
    const own = this.#held.filter((one) => one === who).length;
    if (this.#held.length >= MOST_AT_ONCE || own >= MOST_OF_ONE) throw tooMany();
    this.#held.push(who);
    try {
      return await work();
    } finally {
      this.#held.splice(this.#held.indexOf(who), 1);
    }
  }
}

/** That others come first. */
export function tooMany(): ConsoleProblem {
  return new ConsoleProblem(
    'too-many',
    'Other files are being imported now, one after the other, and nothing of yours was written. Try ' +
      'again in half a minute.',
    {},
    { 'Retry-After': String(AGAIN_SECONDS) },
  );
}
