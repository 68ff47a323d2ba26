import { Injectable } from '@nestjs/common';
import { ConsoleException } from '../../console.exception.js';

/** Of a file of 64 MB each: as much memory as the bot can spare. */
const MAX_UPLOADS = 4;
/** Whoever sends slowly leaves a place to others. */
const MAX_UPLOADS_PER_USER = 3;
const RETRY_AFTER_SECONDS = 30;

/** Counts the files that are on their way or in memory, so that they cannot take all of it. */
@Injectable()
export class UploadLimiter {
  readonly #active: string[] = [];

  /**
   * @param userId sends it
   * @param work takes the file in, and lasts as long as it is in memory
   * @throws ConsoleException `too-many` when there is no place; nothing of the file was read then
   */
  async run<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const own = this.#active.filter((one) => one === userId).length;
    if (this.#active.length >= MAX_UPLOADS || own >= MAX_UPLOADS_PER_USER) throw tooManyImports();
    this.#active.push(userId);
    try {
      return await work();
    } finally {
      this.#active.splice(this.#active.indexOf(userId), 1);
    }
  }
}

/** That others come first. */
export function tooManyImports(): ConsoleException {
  return new ConsoleException(
    'too-many-requests',
    'Other files are being imported now, one after the other, and nothing of yours was written. Try ' +
      'again in half a minute.',
    {},
    { 'Retry-After': String(RETRY_AFTER_SECONDS) },
  );
}
