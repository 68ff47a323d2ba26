import { Injectable } from '@nestjs/common';
import { hasKeyPrefix } from 'nestjs-haptik/internal';
import { CopyService } from '../copy.service.js';
import type { LanguageView } from '../languages/language.view.js';
import type { Overview } from '../views/overview.view.js';
import { EventLoopYielder } from '../../common/event.loop.yielder.js';
import { KEY_FILTER_NAMES, type KeyFilterName } from './key.filter.names.js';
import { matchesFilter, type FilterContext } from './key.predicates.js';
import { KeyIndexSynchronizer } from './key.index.synchronizer.js';
import type { KeyIndex } from './key.index.js';
import type { MessageQuery } from './message.query.js';
import { TextSearch } from './text.search.js';

const KEY_ONLY_FILTERS: ReadonlySet<KeyFilterName> = new Set(['all', 'unused', 'trash']);

/** A page of the keys that match a query. */
export interface KeyPage {
  readonly keys: readonly string[];
  readonly next: string | null;
  readonly total: number;
}

/** Lists and counts keys. */
@Injectable()
export class KeyList {
  constructor(
    private readonly copyService: CopyService,
    private readonly synchronizer: KeyIndexSynchronizer,
  ) {}

  /** @param by id of the principal */
  async page(query: Readonly<MessageQuery>, by: string): Promise<KeyPage> {
    const index = await this.selectIndex(query);
    const context = await this.createContext(index, by, query.language);
    const { filter, prefix = '', after = '', limit } = query;
    const search = query.search === undefined ? undefined : new TextSearch(query.search);
    const yielder = new EventLoopYielder();
    const keys: string[] = [];
    let total = 0;
    for (const key of index.keys) {
      if (yielder.shouldYield) await yielder.yieldIfDue();
      if (prefix !== '' && !hasKeyPrefix(key, prefix)) continue;
      const facts = index.find(key)!;
      if (!matchesFilter(filter, facts, key, context)) continue;
      if (search && !search.matches(key, facts, this.copyService.catalog.find(key))) continue;
      total += 1;
      if (key > after && keys.length <= limit) keys.push(key);
    }
    const page = keys.slice(0, limit);
    return { keys: page, total, next: keys.length > limit ? (page.at(-1) ?? null) : null };
  }

  /** @param by id of the principal */
  async overview(by: string): Promise<Overview> {
    const index = await this.synchronizer.validated();
    const context = await this.createContext(index, by);
    const counts = Object.fromEntries(KEY_FILTER_NAMES.map((name) => [name, 0])) as Record<
      KeyFilterName,
      number
    >;
    const prefixes = new Map<string, number>();
    const yielder = new EventLoopYielder();
    for (const key of index.keys) {
      if (yielder.shouldYield) await yielder.yieldIfDue();
      const facts = index.find(key)!;
      for (const name of KEY_FILTER_NAMES)
        if (matchesFilter(name, facts, key, context)) counts[name] += 1;
      const prefix = key.split('.', 1)[0] ?? key;
      if (!facts.isTrashed) prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
    }
    return {
      languages: context.languages,
      sourceLanguage: this.copyService.catalog.sourceLanguage,
      prefixes: [...prefixes].map(([prefix, keys]) => ({ prefix, keys })),
      counts,
      uses: [],
    };
  }

  /** @throws ConsoleException `not-found` for a language that is not set up */
  async assertLanguage(language: string): Promise<void> {
    const { languages } = await this.synchronizer.index();
    await this.copyService.assertLanguage(language, languages);
  }

  /** Counts the texts of a language, including those in the trash. */
  async countTexts(language: string): Promise<LanguageView> {
    const index = await this.synchronizer.index();
    const yielder = new EventLoopYielder();
    const count = { published: 0, drafts: 0, scheduled: 0 };
    for (const key of index.keys) {
      if (yielder.shouldYield) await yielder.yieldIfDue();
      const text = index.find(key)?.texts.get(language);
      if (!text) continue;
      count.published += Number(text.published !== null);
      count.drafts += Number(text.draft !== null);
      count.scheduled += Number(text.isScheduled);
    }
    return { language, ...count };
  }

  /** Filters that need only keys do not wait until all texts are loaded. */
  private selectIndex({ filter, search }: Readonly<MessageQuery>): Promise<KeyIndex> {
    if (filter === 'failing') return this.synchronizer.validated();
    const needsTexts = search !== undefined || !KEY_ONLY_FILTERS.has(filter);
    return needsTexts ? this.synchronizer.index() : this.synchronizer.withKeys();
  }

  private async createContext(
    { languages: written }: KeyIndex,
    by: string,
    language?: string,
  ): Promise<FilterContext> {
    const { catalog } = this.copyService;
    return {
      by,
      languages: language === undefined ? await this.copyService.languages(written) : [language],
      hasDefaultText: (key, tag) => catalog.getDefaultText(key, tag) !== undefined,
    };
  }
}
