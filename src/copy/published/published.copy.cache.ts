import { Injectable } from '@nestjs/common';
import type { PublishedText } from './published.copy.source.js';
import { parsePlaceholders } from '../definition/placeholder.js';

/** Texts by language and key. */
export type PublishedTextMap = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Published texts in memory, one map per language. The maps share their key strings. */
@Injectable()
export class PublishedCopyCache {
  #texts = new Map<string, Map<string, string>>();
  #level: 'published' | 'snapshot' = 'snapshot';
  readonly #previous = new Map<string, string>();
  readonly #failing = new Map<string, string>();
  #revision = 0;

  /** The latest known revision. */
  get revision(): number {
    return this.#revision;
  }

  get texts(): PublishedTextMap {
    return this.#texts;
  }

  /** Origin of the texts: the store, or the snapshot. */
  get level(): 'published' | 'snapshot' {
    return this.#level;
  }

  /** @param language in lower case */
  find(key: string, language: string): string | undefined {
    return this.#texts.get(language)?.get(key);
  }

  /** The previously published text, when it could be rendered. */
  findPrevious(key: string, language: string): string | undefined {
    return this.#previous.get(`${language} ${key}`);
  }

  /** Marks a text as failing, so that it is not used as a last known good text. */
  markFailed(key: string, language: string, text: string): void {
    this.#failing.set(`${language} ${key}`, text);
  }

  /** The last known good text: the published one, or the previous one when the published one fails. */
  getLastGood(key: string, language: string, text: string): string {
    const id = `${language} ${key}`;
    const previous = this.#previous.get(id);
    if (previous === undefined) return text;
    return this.#failing.get(id) === text || !parsePlaceholders(text) ? previous : text;
  }

  /** Replaces all texts with those of the store. */
  replace({
    texts,
    revision,
  }: {
    readonly texts: Map<string, Map<string, string>>;
    readonly revision: number;
  }): void {
    for (const [language, before] of this.#texts) {
      const after = texts.get(language);
      before.forEach((text, key) => this.keepPrevious(language, key, text, after?.get(key)));
    }
    this.#texts = texts;
    this.#revision = revision;
    this.#level = 'published';
  }

  /** Replaces all texts with those of the snapshot. */
  restore(texts: Map<string, Map<string, string>>): void {
    this.#texts = texts;
    this.#level = 'snapshot';
  }

  /** Applies new publications. */
  apply(changes: readonly PublishedText[]): void {
    for (const change of changes) {
      const language = change.language.toLowerCase();
      const before = this.find(change.key, language);
      if (before !== undefined)
        this.keepPrevious(language, change.key, before, change.text ?? undefined);
      setPublishedText(this.#texts, change);
      this.#revision = Math.max(this.#revision, change.revision);
    }
  }

  private keepPrevious(
    language: string,
    key: string,
    before: string,
    after: string | undefined,
  ): void {
    const id = `${language} ${key}`;
    if (after === undefined) this.#previous.delete(id);
    else if (after !== before && this.#failing.get(id) !== before) this.#previous.set(id, before);
    if (after !== before) this.#failing.delete(id);
  }
}

/** Sets a text, or deletes it for null. */
export function setPublishedText(
  texts: Map<string, Map<string, string>>,
  { key, language, text }: PublishedText,
): void {
  const tag = language.toLowerCase();
  const textsByKey = texts.get(tag) ?? new Map<string, string>();
  texts.set(tag, textsByKey);
  if (text === null) textsByKey.delete(key);
  else textsByKey.set(key, text);
}
