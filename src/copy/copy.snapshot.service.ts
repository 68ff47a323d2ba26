import { Logger } from '@nestjs/common';
import { errorCode } from '../payload/error.code.js';
import type { PublishedCopyCache } from './published.copy.cache.js';
import { SnapshotError, SnapshotFile } from './snapshot.file.js';

/** Keeps what is published in a file, and brings it back when there is nothing better. */
export class CopySnapshotService {
  readonly #logger = new Logger('Haptik');
  readonly #file: SnapshotFile | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #isFailing = false;

  /** @param delay after a change, in which more may come */
  constructor(
    folder: string | false,
    private readonly publishedCopy: PublishedCopyCache,
    private readonly delay: number,
  ) {
    this.#file = folder === false ? undefined : new SnapshotFile(folder);
  }

  /** Something was published. */
  scheduleWrite(): void {
    if (!this.#file) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.write();
    }, this.delay).unref();
  }

  /** Writes what is not written yet. Never rejects. */
  async flush(): Promise<void> {
    const isWritePending = this.#timer !== undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#writing;
    if (isWritePending) await this.write();
  }

  /** Brings the texts of the file back, unless the store was faster. Never rejects. */
  async restore(): Promise<void> {
    if (!this.#file) return;
    void this.#file.removeStaleTempFiles();
    try {
      const texts = await this.#file.read();
      if (!texts || this.publishedCopy.level === 'published') return;
      this.publishedCopy.restore(texts);
    } catch (error) {
      const cause = error instanceof SnapshotError ? error.message : errorCode(error);
      this.#logger.error(
        `Copy: the snapshot ${this.#file.path} is not used: ${cause}. Users read the texts in code until ` +
          'the store answers, and the snapshot is written anew then.',
      );
    }
  }

  private write(): Promise<void> {
    this.#writing = (this.#writing ?? Promise.resolve()).then(() => this.writeOnce());
    return this.#writing;
  }

  private async writeOnce(): Promise<void> {
    const { publishedCopy } = this;
    try {
      await this.#file?.write(publishedCopy.texts, (key, language, text) =>
        publishedCopy.getLastGood(key, language, text),
      );
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) {
        this.#logger.error(
          `Copy: no snapshot could be written (${errorCode(error)}). Give the option snapshot a folder ` +
            'that the process may write to.',
        );
      }
      this.#isFailing = true;
    }
  }
}
