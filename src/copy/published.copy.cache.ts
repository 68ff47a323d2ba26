import { Injectable } from '@nestjs/common';
import type { PublishedText } from './published.copy.source.js';
import { parsePlaceholders } from './placeholder.js';

/** Texts by language and key. */
export type PublishedTextMap = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What is published, in memory. A language has a map of its own, and all of them share their keys. */
@Injectable()
export class PublishedCopyCache {
  #texts = new Map<string, Map<string, string>>();
  #level: 'published' | 'snapshot' = 'snapshot';
  readonly #previous = new Map<string, string>();
  readonly #failing = new Map<string, string>();
  #revision = 0;

  /** The latest revision that was seen. */
  get revision(): number {
    return this.#revision;
  }

  get texts(): PublishedTextMap {
    return this.#texts;
  }

  /** Whether the store has been read, or all of this is from a snapshot. */
  get level(): 'published' | 'snapshot' {
    return this.#level;
  }

  /** @param language in lower case */
  find(key: string, language: string): string | undefined {
    return this.#texts.get(language)?.get(key);
  }

  /** What was published before the text that is, if that was good. */
  findPrevious(key: string, language: string): string | undefined {
    return this.#previous.get(`${language} ${key}`);
  }

  /** Notes that a text cannot be written, so that it is no last known good one. */
  markFailed(key: string, language: string, text: string): void {
    this.#failing.set(`${language} ${key}`, text);
  }

  /** The text to be kept for bad times: what is published, or what was before if that is better. */
  getLastGood(key: string, language: string, text: string): string {
    const id = `${language} ${key}`;
    const previous = this.#previous.get(id);
    if (previous === undefined) return text;
    return this.#failing.get(id) === text || !parsePlaceholders(text) ? previous : text;
  }

  /** Takes all that a store has, in place of what was there. */
  replace({
    texts,
    revision,
  }: {
    readonly texts: Map<string, Map<string, string>>;
    readonly revision: number;
  }): void {
    for (const [language, before] of this.#texts) {
      const after = texts.get(language);
      before.forEach((text, key) => this.#keepPrevious(language, key, text, after?.get(key)));
    }
    this.#texts = texts;
    this.#revision = revision;
    this.#level = 'published';
  }

  /** Takes what a snapshot has. */
  restore(texts: Map<string, Map<string, string>>): void {
    this.#texts = texts;
    this.#level = 'snapshot';
  }

  /** Takes what was published since. */
  apply(changes: readonly PublishedText[]): void {
    for (const change of changes) {
      const language = change.language.toLowerCase();
      const before = this.find(change.key, language);
      if (before !== undefined)
        this.#keepPrevious(language, change.key, before, change.text ?? undefined);
      setPublishedText(this.#texts, change);
      this.#revision = Math.max(this.#revision, change.revision);
    }
  }

  #keepPrevious(language: string, key: string, before: string, after: string | undefined): void {
    const id = `${language} ${key}`;
    if (after === undefined) this.#previous.delete(id);
    else if (after !== before && this.#failing.get(id) !== before) this.#previous.set(id, before);
    if (after !== before) this.#failing.delete(id);
  }
}

/** Puts a text into a set, or takes it out. */
export function setPublishedText(
  texts: Map<string, Map<string, string>>,
  { key, language, text }: PublishedText,
): void {
  const tag = language.toLowerCase();
  const own = texts.get(tag) ?? new Map<string, string>();
  texts.set(tag, own);
  if (text === null) own.delete(key);
  else own.set(key, text);
}
