import { Injectable, Logger, Optional } from '@nestjs/common';
import { CopyBook, type CopyEntry, type CopyQuery } from '../../copy/copy.book.js';
import { CopyCatalogue } from '../../copy/copy.catalogue.js';
import { LiveCopy } from '../../copy/live.copy.js';
import { CopySettings } from '../../copy/copy.options.js';
import { ConsoleProblem } from '../console.problem.js';

/** What code declares and what editors wrote, beside one another. */
@Injectable()
export class CopyShelf {
  readonly catalogue: CopyCatalogue;

  constructor(
    @Optional() private readonly given?: CopyBook,
    @Optional() catalogue?: CopyCatalogue,
    @Optional() readonly live?: LiveCopy,
  ) {
    this.catalogue = catalogue ?? new CopyCatalogue(new CopySettings({ copy: [] }));
    if (catalogue) return;
    new Logger('HaptikConsole').warn(
      'There are no texts of the application to edit, and what is published reaches nobody: ' +
        'HaptikCopyModule is missing. Import it beside HaptikModule.',
    );
  }

  /** @throws ConsoleProblem where nothing is kept */
  get book(): CopyBook {
    if (!this.given) throw ConsoleProblem.unavailable();
    return this.given;
  }

  /** Entries in the trash and out of it, by key and language. */
  async find(query: CopyQuery): Promise<readonly CopyEntry[]> {
    return this.book.find({ ...query, isTrashed: 'either' });
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

  /** @throws ConsoleProblem `not-found` for a language that nobody added */
  async checkLanguage(language: string, written: Iterable<string> = []): Promise<void> {
    if ((await this.languages(written)).includes(language)) return;
    throw new ConsoleProblem(
      'not-found',
      `The language ${language} is not edited here. A publisher can add it on the page of messages.`,
    );
  }

  /** @throws ConsoleProblem `refused` for the language that code is written in */
  checkRemovable(language: string): void {
    if (language !== this.catalogue.sourceLanguage) return;
    throw new ConsoleProblem(
      'refused',
      `The texts in code are in ${language}, and users read them where there is no other text. Developers ` +
        'choose this language by the option sourceLanguage of HaptikCopyModule.',
      { refused: [] },
    );
  }
}
