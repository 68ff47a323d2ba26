import { Logger } from '@nestjs/common';
import { faultKindOf } from '../payload/fault.kind.js';
import type { LiveCopy } from './live.copy.js';
import { SnapshotError, SnapshotFile } from './snapshot.file.js';

/** Keeps what is published in a file, and brings it back when there is nothing better. */
export class CopyKeeper {
  readonly #logger = new Logger('Haptik');
  readonly #file: SnapshotFile | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #isFailing = false;

  /** @param delay after a change, in which more may come */
  constructor(
    folder: string | false,
    private readonly live: LiveCopy,
    private readonly delay: number,
  ) {
    this.#file = folder === false ? undefined : new SnapshotFile(folder);
  }

  /** Something was published. */
  changed(): void {
    if (!this.#file) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.write();
    }, this.delay).unref();
  }

  /** Writes what is not written yet. Never rejects. */
  async stop(): Promise<void> {
    const isDue = this.#timer !== undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#writing;
    if (isDue) await this.write();
  }

  /** Brings the texts of the file back, unless the store was faster. Never rejects. */
  async restore(): Promise<void> {
    if (!this.#file) return;
    void this.#file.sweep();
    try {
      const texts = await this.#file.read();
      if (!texts || this.live.level === 'published') return;
      this.live.restore(texts);
    } catch (error) {
      const cause = error instanceof SnapshotError ? error.message : faultKindOf(error);
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
    const { live } = this;
    try {
      await this.#file?.write(live.texts, (key, language, text) => live.good(key, language, text));
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) {
        this.#logger.error(
          `Copy: no snapshot could be written (${faultKindOf(error)}). Give the option snapshot a folder ` +
            'that the process may write to.',
        );
      }
      this.#isFailing = true;
    }
  }
}
