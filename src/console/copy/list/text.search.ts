import type { CopyDefinition } from '../../../copy/copy.definition.js';
import type { KeyFacts } from './key.facts.js';

const ASCII = /^[\0-\x7f]*$/;

/** Looks for words in a key, in what code says of it, and in what editors wrote. */
export class TextSearch {
  readonly #asTyped: RegExp;
  readonly #decomposed: RegExp;

  /** @param words as they stand there, whatever the case of letters and however they are composed */
  constructor(words: string) {
    // Without a copy of every text in lower case, which half a million texts have no room for.
    this.#asTyped = patternOf(words);
    this.#decomposed = patternOf(words.normalize('NFD'));
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

  /** One letter may be one character or several, such as é and the two ways to write ढ़. */
  private holds(text: string): boolean {
    if (this.#asTyped.test(text)) return true;
    return !ASCII.test(text) && this.#decomposed.test(text.normalize('NFD'));
  }
}

function patternOf(words: string): RegExp {
  return new RegExp(words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
}
