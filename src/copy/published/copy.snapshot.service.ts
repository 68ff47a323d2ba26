import { Logger } from '@nestjs/common';
import { errorCode } from '../../payload/error.code.js';
import type { PublishedCopyCache } from './published.copy.cache.js';
import { SnapshotError, SnapshotFile } from './snapshot.file.js';

export interface SnapshotTimings {
  /** Milliseconds from a change to the write, to batch changes. */
  readonly delayMs: number;
  /** Milliseconds from a failed write to the next one. */
  readonly retryDelayMs: number;
}

/** Writes published texts to a snapshot file, and restores them when the store is unavailable. */
export class CopySnapshotService {
  readonly #logger = new Logger('Haptik');
  readonly #file: SnapshotFile | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #isFailing = false;

  constructor(
    folder: string | false,
    private readonly publishedCopy: PublishedCopyCache,
    private readonly timings: SnapshotTimings,
  ) {
    this.#file = folder === false ? undefined : new SnapshotFile(folder);
  }

  /** Schedules a write after a publication. */
  scheduleWrite(): void {
    if (!this.#file) return;
    const { delayMs, retryDelayMs } = this.timings;
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        void this.write();
      },
      this.#isFailing ? retryDelayMs : delayMs,
    ).unref();
  }

  /** Writes pending changes. Never rejects. */
  async flush(): Promise<void> {
    const isWritePending = this.#timer !== undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#writing;
    if (isWritePending) await this.write();
    clearTimeout(this.#timer);
  }

  /** Restores the texts of the file, unless the store has answered meanwhile. Never rejects. */
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
        `Copy: the snapshot ${this.#file.path} is ignored: ${cause}. Users read the default texts ` +
          'until the store answers; then a new snapshot is written.',
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
      if (this.#isFailing) this.#logger.log('Copy: the snapshot is written again.');
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) {
        this.#logger.error(
          `Copy: the snapshot could not be written (${errorCode(error)}) and is retried. Free ` +
            'space on its disk, or set the option snapshot to a folder that the process can write to.',
        );
      }
      this.#isFailing = true;
      this.scheduleWrite();
    }
  }
}
