import { Injectable } from '@nestjs/common';
import { ConsoleProblem } from '../../console.problem.js';
import { CopyShelf } from '../copy.shelf.js';
import { isBelow } from '../list/key.list.js';
import { KeyFollower } from '../list/key.follower.js';
import type { ExportQuery } from './export.query.js';
import { type ExportRow, exportRowOf } from './export.row.js';

const KEYS_AT_ONCE = 1_000;

/** Reads texts for a file, key by key. */
@Injectable()
export class CopyExporter {
  constructor(
    private readonly shelf: CopyShelf,
    private readonly follower: KeyFollower,
  ) {}

  /** @throws ConsoleProblem for a language that is not edited here */
  async languagesOf({ languages }: Readonly<ExportQuery>): Promise<readonly string[]> {
    const known = await this.shelf.languages();
    if (languages === undefined) return known;
    const wanted = new Set(languages.toLowerCase().split(','));
    const stranger = [...wanted].find((language) => !known.includes(language));
    if (stranger === undefined) return known.filter((language) => wanted.has(language));
    throw new ConsoleProblem(
      'invalid',
      `The language ${stranger} is not edited here. There are: ${known.join(', ')}.`,
    );
  }

  /**
   * What is not in the trash, by key.
   *
   * @throws ConsoleProblem when no key begins as it was asked for
   */
  async rows(
    { prefix = '', state }: Readonly<ExportQuery>,
    languages: readonly string[],
  ): Promise<AsyncGenerator<ExportRow>> {
    const index = await this.follower.index();
    const keys = index.keys.filter(
      (key) => (prefix === '' || isBelow(key, prefix)) && !index.find(key)?.isTrashed,
    );
    if (prefix !== '' && keys.length === 0) {
      throw new ConsoleProblem(
        'not-found',
        `No key begins with ${prefix}, or all of them are in the trash. Look for a slip; a prefix ends ` +
          'where a part of a key ends, such as order of order.shipped.',
      );
    }
    return this.read(keys, languages, state);
  }

  private async *read(
    keys: readonly string[],
    languages: readonly string[],
    state: ExportQuery['state'],
  ): AsyncGenerator<ExportRow> {
    const { book, catalogue } = this.shelf;
    for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
      const piece = keys.slice(at, at + KEYS_AT_ONCE);
      const found = await book.find({ keys: piece, languages });
      const entries = Map.groupBy(found, ({ key }) => key);
      for (const key of piece) {
        const about = catalogue.find(key)?.about ?? '';
        const inCode = (language: string) => catalogue.inCode(key, language);
        yield exportRowOf({ key, about }, entries.get(key) ?? [], languages, state, inCode);
      }
    }
  }
}
