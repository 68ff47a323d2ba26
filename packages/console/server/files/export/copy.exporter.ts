import { Injectable } from '@nestjs/common';
import { hasKeyPrefix } from 'nestjs-haptik/internal';
import { ConsoleException } from '../../common/console.exception.js';
import { CopyService } from '../../copy/copy.service.js';
import { KeyIndexSynchronizer } from '../../copy/list/key.index.synchronizer.js';
import type { ExportQuery } from './export.query.js';
import { type ExportRow, toExportRow } from './export.row.js';

const EXPORT_BATCH_SIZE = 1_000;

/** Reads texts for an export, key by key. */
@Injectable()
export class CopyExporter {
  constructor(
    private readonly copyService: CopyService,
    private readonly synchronizer: KeyIndexSynchronizer,
  ) {}

  /** @throws ConsoleException for a language that is not set up */
  async resolveLanguages({ languages }: Readonly<ExportQuery>): Promise<readonly string[]> {
    const known = await this.copyService.languages();
    if (languages === undefined) return known;
    const requested = new Set(languages.toLowerCase().split(','));
    const unknownLanguage = [...requested].find((language) => !known.includes(language));
    if (unknownLanguage === undefined) return known.filter((language) => requested.has(language));
    throw new ConsoleException(
      'invalid',
      `The language ${unknownLanguage} is not set up. Use one of: ${known.join(', ')}.`,
    );
  }

  /**
   * Returns rows ordered by key, without the trash.
   *
   * @throws ConsoleException if no key matches the prefix
   */
  async rows(
    { prefix = '', state }: Readonly<ExportQuery>,
    languages: readonly string[],
  ): Promise<AsyncGenerator<ExportRow>> {
    const index = await this.synchronizer.index();
    const keys = index.keys.filter(
      (key) => (prefix === '' || hasKeyPrefix(key, prefix)) && !index.find(key)?.isTrashed,
    );
    if (prefix !== '' && keys.length === 0) {
      throw new ConsoleException(
        'not-found',
        `No key outside the trash has the prefix ${prefix}. Check the spelling; a prefix ` +
          'is a whole segment of a key, e.g. order of order.shipped.',
      );
    }
    return this.read(keys, languages, state);
  }

  private async *read(
    keys: readonly string[],
    languages: readonly string[],
    state: ExportQuery['state'],
  ): AsyncGenerator<ExportRow> {
    const { repository, catalog } = this.copyService;
    for (let at = 0; at < keys.length; at += EXPORT_BATCH_SIZE) {
      const batch = keys.slice(at, at + EXPORT_BATCH_SIZE);
      const found = await repository.find({ keys: batch, languages });
      const entries = Map.groupBy(found, ({ key }) => key);
      for (const key of batch) {
        const description = catalog.find(key)?.description ?? '';
        const getDefaultText = (language: string) => catalog.getDefaultText(key, language);
        yield toExportRow(
          { key, description },
          entries.get(key) ?? [],
          languages,
          state,
          getDefaultText,
        );
      }
    }
  }
}
