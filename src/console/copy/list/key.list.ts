import { Injectable } from '@nestjs/common';
import { CopyShelf } from '../copy.shelf.js';
import type { Overview } from '../overview.view.js';
import { FILTERS, type Filter } from './filter.js';
import { isListed, type FilterGround } from './key.filter.js';
import { KeyFollower } from './key.follower.js';
import type { MessageQuery } from './message.query.js';
import { SearchIndex } from './search.index.js';

/** A part of the keys that a query leaves. */
export interface KeyPage {
  readonly keys: readonly string[];
  readonly next: string | null;
  readonly total: number;
}

/** Finds keys for the list of messages, and counts them. */
@Injectable()
export class KeyList {
  readonly #search: SearchIndex;

  constructor(
    private readonly shelf: CopyShelf,
    private readonly follower: KeyFollower,
  ) {
    this.#search = new SearchIndex(shelf.catalogue.definitions);
  }

  /** @param by who asks */
  async page(query: Readonly<MessageQuery>, by: string): Promise<KeyPage> {
    const { follower } = this;
    const index = await (query.filter === 'failing' ? follower.judged() : follower.index());
    const ground = await this.groundFor(by, query.language);
    const { filter, prefix = '', after = '', limit } = query;
    const found = query.search ? await this.matching(query.search) : undefined;
    const keys: string[] = [];
    let total = 0;
    for (const key of index.keys) {
      if (prefix !== '' && !isBelow(key, prefix)) continue;
      if (found && !found(key)) continue;
      if (!isListed(filter, index.find(key)!, key, ground)) continue;
      total += 1;
      if (key > after && keys.length <= limit) keys.push(key);
    }
    const page = keys.slice(0, limit);
    return { keys: page, total, next: keys.length > limit ? (page.at(-1) ?? null) : null };
  }

  /** @param by who asks */
  async overview(by: string): Promise<Overview> {
    const index = await this.follower.judged();
    const ground = await this.groundFor(by);
    const counts = Object.fromEntries(FILTERS.map((name) => [name, 0])) as Record<Filter, number>;
    const prefixes = new Map<string, number>();
    for (const key of index.keys) {
      const facts = index.find(key)!;
      for (const name of FILTERS) if (isListed(name, facts, key, ground)) counts[name] += 1;
      const prefix = key.split('.', 1)[0] ?? key;
      if (!facts.isTrashed) prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
    }
    return {
      languages: ground.languages,
      sourceLanguage: this.shelf.catalogue.sourceLanguage,
      prefixes: [...prefixes].map(([prefix, keys]) => ({ prefix, keys })),
      counts,
      uses: [],
    };
  }

  private async groundFor(by: string, language?: string): Promise<FilterGround> {
    const { languages: written } = await this.follower.index();
    const { catalogue } = this.shelf;
    return {
      by,
      languages: language === undefined ? await this.shelf.languages(written) : [language],
      hasInCode: (key, tag) => catalogue.inCode(key, tag) !== undefined,
    };
  }

  /** In what code says the words are looked for here, and in what editors wrote by the database. */
  private async matching(search: string): Promise<(key: string) => boolean> {
    const { book } = this.shelf;
    const written = new Set([
      ...(await book.keys({ containing: search })),
      ...(await book.keys({ containing: search, isTrashed: true })),
    ]);
    const words = search.toLowerCase();
    return (key) => written.has(key) || this.#search.holds(key, words);
  }
}

/** Whether a key begins with words: `order` is above `order.shipped`. */
export function isBelow(key: string, prefix: string): boolean {
  return key === prefix || key.startsWith(prefix.endsWith('.') ? prefix : `${prefix}.`);
}
