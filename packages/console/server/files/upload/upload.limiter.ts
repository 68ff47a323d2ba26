import { Injectable } from '@nestjs/common';
import { tooManyFiles } from '../too.many.files.js';

/** Each file may have 64 MB; this is the memory that the bot can spare. */
const MAX_UPLOADS = 4;
/** A slow client leaves a slot to others. */
const MAX_UPLOADS_PER_USER = 3;

/** Limits the number of files that are being uploaded or are in memory. */
@Injectable()
export class UploadLimiter {
  readonly #active: string[] = [];

  /**
   * @param userId id of the user who uploads
   * @param work receives the file, and lasts as long as the file is in memory
   * @throws ConsoleException `too-many-requests` if there is no free slot; the file is not read
   * then
   */
  async run<T>(userId: string, work: () => Promise<T>): Promise<T> {
    const active = this.#active.filter((one) => one === userId).length;
    if (this.#active.length >= MAX_UPLOADS || active >= MAX_UPLOADS_PER_USER)
      throw tooManyFiles('Other imports are in progress; nothing was written.');
    this.#active.push(userId);
    try {
      return await work();
    } finally {
      this.#active.splice(this.#active.indexOf(userId), 1);
    }
  }
}
