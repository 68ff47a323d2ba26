import type { CopyDefinition } from '../../../copy/copy.definition.js';
import type { KeyFacts } from './key.facts.js';

/** Looks for words in a key, in what code says of it, and in what editors wrote. */
export class TextSearch {
  readonly #pattern: RegExp;

  /** @param words as they stand there, whatever the case of letters */
  constructor(words: string) {
    // Without a copy of every text in lower case, which half a million texts have no room for.
    this.#pattern = new RegExp(words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
  }

  finds(key: string, { texts }: KeyFacts, definition: CopyDefinition | undefined): boolean {
    if (this.holds(key)) return true;
    if (definition && (this.holds(definition.about) || this.holds(definition.text))) return true;
    for (const { draft, published } of texts.values()) {
      if (draft !== null && this.holds(draft)) return true;
      if (published !== null && this.holds(published)) return true;
    }
    return false;
  }

  private holds(text: string): boolean {
    return this.#pattern.test(text);
  }
}
