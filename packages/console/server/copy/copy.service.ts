import { Injectable, Logger } from '@nestjs/common';
import { type CopyEntry, type CopyQuery, CopyRepository } from 'nestjs-haptik/copy';
import { CopyCatalog, PublishedCopyCache, ResolvedCopyOptions } from 'nestjs-haptik/internal';
import { ConsoleException } from '../common/console.exception.js';
import { HostProviders } from '../common/host.providers.js';

/** Default texts from code, and the texts that editors wrote. */
@Injectable()
export class CopyService {
  readonly catalog: CopyCatalog;
  readonly publishedCopy: PublishedCopyCache | undefined;

  readonly #repository: CopyRepository | undefined;

  constructor(host: HostProviders) {
    this.#repository = host.find(CopyRepository);
    const catalog = host.find(CopyCatalog);
    this.publishedCopy = host.find(PublishedCopyCache);
    this.catalog = catalog ?? new CopyCatalog(new ResolvedCopyOptions({ copy: [] }));
    if (catalog) return;
    new Logger('HaptikConsole').warn(
      'HaptikCopyModule is missing, so that there are no definitions to edit and published ' +
        'texts have no effect. Import it beside HaptikModule.',
    );
  }

  /** @throws ConsoleException if there is no repository */
  get repository(): CopyRepository {
    if (!this.#repository) throw ConsoleException.unavailable();
    return this.#repository;
  }

  /** Returns entries, including those in the trash, ordered by key and language. */
  async find(query: CopyQuery): Promise<readonly CopyEntry[]> {
    return this.repository.find({ ...query, isTrashed: 'either' });
  }

  /**
   * Returns the entries of a key.
   *
   * @throws ConsoleException `not-found` for a key without definition and without texts
   */
  async findEntries(key: string): Promise<readonly CopyEntry[]> {
    const entries = await this.find({ keys: [key] });
    if (entries.length === 0 && !this.catalog.find(key)) {
      throw new ConsoleException(
        'not-found',
        'This key does not exist. Find the key in the list; developers add keys in code.',
      );
    }
    return entries;
  }

  /**
   * Returns the languages: the source language first, then added languages and those with texts.
   */
  async languages(written: Iterable<string> = []): Promise<readonly string[]> {
    const { sourceLanguage } = this.catalog;
    const others = new Set([...(await this.repository.languages()), ...written]);
    others.delete(sourceLanguage);
    return [sourceLanguage, ...[...others].toSorted()];
  }

  /** @throws ConsoleException `not-found` for a language that was not added */
  async assertLanguage(language: string, written: Iterable<string> = []): Promise<void> {
    if ((await this.languages(written)).includes(language)) return;
    throw new ConsoleException(
      'not-found',
      `The language ${language} is not set up. A publisher can add it on the page Messages.`,
    );
  }

  /** @throws ConsoleException `refused` for the source language */
  assertRemovable(language: string): void {
    if (language !== this.catalog.sourceLanguage) return;
    throw new ConsoleException(
      'refused',
      `The language ${language} is the source language of the default texts and cannot be ` +
        'removed. Developers choose it with the option sourceLanguage of HaptikCopyModule.',
      { refused: [] },
    );
  }
}
