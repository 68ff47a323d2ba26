import { Injectable } from '@nestjs/common';
import { CopyShelf } from '../copy.shelf.js';
import type { LanguageView } from '../language.view.js';
import type { Overview } from '../overview.view.js';
import { Breather } from '../sheet/breather.js';
import { FILTERS, type Filter } from './filter.js';
import { isListed, type FilterGround } from './key.filter.js';
import { KeyFollower } from './key.follower.js';
import type { KeyIndex } from './key.index.js';
import type { MessageQuery } from './message.query.js';
import { TextSearch } from './text.search.js';

const NEED_KEYS_ONLY: ReadonlySet<Filter> = new Set(['all', 'unused', 'trash']);

/** A part of the keys that a query leaves. */
export interface KeyPage {
  readonly keys: readonly string[];
  readonly next: string | null;
  readonly total: number;
}

/** Finds keys for the list of messages, and counts them. */
@Injectable()
export class KeyList {
  constructor(
    private readonly shelf: CopyShelf,
    private readonly follower: KeyFollower,
  ) {}

  /** @param by who asks */
  async page(query: Readonly<MessageQuery>, by: string): Promise<KeyPage> {
    const index = await this.indexFor(query);
    const ground = await this.groundFor(index, by, query.language);
    const { filter, prefix = '', after = '', limit } = query;
    const search = query.search === undefined ? undefined : new TextSearch(query.search);
    const breather = new Breather();
    const keys: string[] = [];
    let total = 0;
    for (const key of index.keys) {
      if (breather.isDue) await breather.pause();
      if (prefix !== '' && !isBelow(key, prefix)) continue;
      const facts = index.find(key)!;
      if (!isListed(filter, facts, key, ground)) continue;
      if (search && !search.finds(key, facts, this.shelf.catalogue.find(key))) continue;
      total += 1;
      if (key > after && keys.length <= limit) keys.push(key);
    }
    const page = keys.slice(0, limit);
    return { keys: page, total, next: keys.length > limit ? (page.at(-1) ?? null) : null };
  }

  /** @param by who asks */
  async overview(by: string): Promise<Overview> {
    const index = await this.follower.judged();
    const ground = await this.groundFor(index, by);
    const counts = Object.fromEntries(FILTERS.map((name) => [name, 0])) as Record<Filter, number>;
    const prefixes = new Map<string, number>();
    const breather = new Breather();
    for (const key of index.keys) {
      if (breather.isDue) await breather.pause();
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

  /** @throws ConsoleProblem `not-found` for a language that is no column */
  async checkLanguage(language: string): Promise<void> {
    const { languages } = await this.follower.index();
    await this.shelf.checkLanguage(language, languages);
  }

  /** How much there is in a language, in the trash and out of it. */
  async textsIn(language: string): Promise<LanguageView> {
    const index = await this.follower.index();
    const breather = new Breather();
    const count = { published: 0, drafts: 0, scheduled: 0 };
    for (const key of index.keys) {
      if (breather.isDue) await breather.pause();
      const text = index.find(key)?.texts.get(language);
      if (!text) continue;
      count.published += Number(text.published !== null);
      count.drafts += Number(text.draft !== null);
      count.scheduled += Number(text.isScheduled);
    }
    return { language, ...count };
  }

  /** The list that a page opens with does not wait until all texts are read. */
  private indexFor({ filter, search }: Readonly<MessageQuery>): Promise<KeyIndex> {
    if (filter === 'failing') return this.follower.judged();
    const needsTexts = search !== undefined || !NEED_KEYS_ONLY.has(filter);
    return needsTexts ? this.follower.index() : this.follower.listed();
  }

  private async groundFor(
    { languages: written }: KeyIndex,
    by: string,
    language?: string,
  ): Promise<FilterGround> {
    const { catalogue } = this.shelf;
    return {
      by,
      languages: language === undefined ? await this.shelf.languages(written) : [language],
      hasInCode: (key, tag) => catalogue.inCode(key, tag) !== undefined,
    };
  }
}

/** Whether a key begins with words: `order` is above `order.shipped`. */
export function isBelow(key: string, prefix: string): boolean {
  return key === prefix || key.startsWith(prefix.endsWith('.') ? prefix : `${prefix}.`);
}
