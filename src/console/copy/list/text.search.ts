import type { CopyDefinition } from '../../../copy/copy.definition.js';
import type { KeyFacts } from './key.facts.js';

const ASCII = /^[\0-\x7f]*$/;
/** As many as Unicode allows in texts that are read in pieces (UAX 15, stream-safe text). */
const MANY_MARKS = /\p{M}{31}/u;
const LETTERS_AND_MARKS = /\P{M}*\p{M}{0,30}/gu;

/** Looks for words in a key, in what code says of it, and in what editors wrote. */
export class TextSearch {
  readonly #asTyped: RegExp;
  readonly #decomposed: RegExp;

  /** @param words as they stand there, whatever the case of letters and however they are composed */
  constructor(words: string) {
    // Without a copy of every text in lower case, which half a million texts have no room for.
    this.#asTyped = patternOf(words);
    this.#decomposed = patternOf(decomposed(words));
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
    return !ASCII.test(text) && this.#decomposed.test(decomposed(text));
  }
}

/** Sorting marks takes the square of the time for more of them than any letter has. */
function decomposed(text: string): string {
  if (!MANY_MARKS.test(text)) return text.normalize('NFD');
  return text.replaceAll(LETTERS_AND_MARKS, (piece) => piece.normalize('NFD'));
}

function patternOf(words: string): RegExp {
  return new RegExp(words.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
}
