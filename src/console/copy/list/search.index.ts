import type { CopyDefinition } from '../../../copy/copy.definition.js';

/** Keys with what code says of them, in lower case; made when it is first needed. */
export class SearchIndex {
  readonly #words = new Map<string, string>();

  constructor(private readonly definitions: ReadonlyMap<string, CopyDefinition>) {}

  /** @param words in lower case */
  holds(key: string, words: string): boolean {
    const definition = this.definitions.get(key);
    if (!definition) return key.toLowerCase().includes(words);
    return this.wordsOf(key, definition).includes(words);
  }

  private wordsOf(key: string, { about, text }: CopyDefinition): string {
    const known = this.#words.get(key);
    if (known !== undefined) return known;
    const words = `${key}\n${about}\n${text}`.toLowerCase();
    this.#words.set(key, words);
    return words;
  }
}
