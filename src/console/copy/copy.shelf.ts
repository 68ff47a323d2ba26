import { Injectable } from '@nestjs/common';
import { CopyBook, type CopyEntry, type CopyQuery } from '../../copy/copy.book.js';
import { CopyCatalogue } from '../../copy/copy.catalogue.js';
import { ConsoleProblem } from '../console.problem.js';

/** What code declares and what editors wrote, beside one another. */
@Injectable()
export class CopyShelf {
  constructor(
    readonly catalogue: CopyCatalogue,
    readonly book: CopyBook,
  ) {}

  /** Entries in the trash and out of it, by key and language. */
  async find(query: CopyQuery): Promise<readonly CopyEntry[]> {
    const live = await this.book.find({ ...query, isTrashed: false });
    return [...live, ...(await this.book.find({ ...query, isTrashed: true }))];
  }

  /**
   * The entries of a key.
   *
   * @throws ConsoleProblem `not-found` for a key that neither code nor editors know
   */
  async entriesOf(key: string): Promise<readonly CopyEntry[]> {
    const entries = await this.find({ keys: [key] });
    if (entries.length === 0 && !this.catalogue.find(key)) {
      throw new ConsoleProblem(
        'not-found',
        'No code and no text has this key. Look it up in the list; developers add keys in code.',
      );
    }
    return entries;
  }

  /** Columns: the source language, then those that somebody added or wrote in. */
  async languages(written: Iterable<string> = []): Promise<readonly string[]> {
    const { sourceLanguage } = this.catalogue;
    const others = new Set([...(await this.book.languages()), ...written]);
    others.delete(sourceLanguage);
    return [sourceLanguage, ...[...others].toSorted()];
  }
}
