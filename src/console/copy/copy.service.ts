import { Injectable, Logger, Optional } from '@nestjs/common';
import { CopyRepository, type CopyEntry, type CopyQuery } from '../../copy/copy.repository.js';
import { CopyCatalog } from '../../copy/copy.catalog.js';
import { PublishedCopyCache } from '../../copy/published.copy.cache.js';
import { ResolvedCopyOptions } from '../../copy/copy.options.js';
import { ConsoleException } from '../console.exception.js';

/** What code declares and what editors wrote, beside one another. */
@Injectable()
export class CopyService {
  readonly catalog: CopyCatalog;

  constructor(
    @Optional() private readonly optionalRepository?: CopyRepository,
    @Optional() catalog?: CopyCatalog,
    @Optional() readonly publishedCopy?: PublishedCopyCache,
  ) {
    this.catalog = catalog ?? new CopyCatalog(new ResolvedCopyOptions({ copy: [] }));
    if (catalog) return;
    new Logger('HaptikConsole').warn(
      'There are no texts of the application to edit, and what is published reaches nobody: ' +
        'HaptikCopyModule is missing. Import it beside HaptikModule.',
    );
  }

  /** @throws ConsoleException where nothing is kept */
  get repository(): CopyRepository {
    if (!this.optionalRepository) throw ConsoleException.unavailable();
    return this.optionalRepository;
  }

  /** Entries in the trash and out of it, by key and language. */
  async find(query: CopyQuery): Promise<readonly CopyEntry[]> {
    return this.repository.find({ ...query, isTrashed: 'either' });
  }

  /**
   * The entries of a key.
   *
   * @throws ConsoleException `not-found` for a key that neither code nor editors know
   */
  async findEntries(key: string): Promise<readonly CopyEntry[]> {
    const entries = await this.find({ keys: [key] });
    if (entries.length === 0 && !this.catalog.find(key)) {
      throw new ConsoleException(
        'not-found',
        'No code and no text has this key. Look it up in the list; developers add keys in code.',
      );
    }
    return entries;
  }

  /** Columns: the source language, then those that somebody added or wrote in. */
  async languages(written: Iterable<string> = []): Promise<readonly string[]> {
    const { sourceLanguage } = this.catalog;
    const others = new Set([...(await this.repository.languages()), ...written]);
    others.delete(sourceLanguage);
    return [sourceLanguage, ...[...others].toSorted()];
  }

  /** @throws ConsoleException `not-found` for a language that nobody added */
  async assertLanguage(language: string, written: Iterable<string> = []): Promise<void> {
    if ((await this.languages(written)).includes(language)) return;
    throw new ConsoleException(
      'not-found',
      `The language ${language} is not edited here. A publisher can add it on the page of messages.`,
    );
  }

  /** @throws ConsoleException `refused` for the language that code is written in */
  assertRemovable(language: string): void {
    if (language !== this.catalog.sourceLanguage) return;
    throw new ConsoleException(
      'refused',
      `The texts in code are in ${language}, and users read them where there is no other text. Developers ` +
        'choose this language by the option sourceLanguage of HaptikCopyModule.',
      { refused: [] },
    );
  }
}
