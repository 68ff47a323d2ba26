import type { CopyDefinition } from '../../../copy/copy.definition.js';
import type { KeyIndexEntry } from './key.index.entry.js';

const ASCII = /^[\0-\x7f]*$/;
/** As many as Unicode allows in texts that are read in pieces (UAX 15, stream-safe text). */
const EXCESSIVE_MARKS = /\p{M}{31}/u;
const LETTERS_AND_MARKS = /\P{M}*\p{M}{0,30}/gu;

/** Looks for words in a key, in what code says of it, and in what editors wrote. */
export class TextSearch {
  readonly #asTyped: RegExp;
  readonly #decomposed: RegExp;

  /** @param query as they stand there, whatever the case of letters and however they are composed */
  constructor(query: string) {
    // Without a copy of every text in lower case, which half a million texts have no room for.
    this.#asTyped = toPattern(query);
    this.#decomposed = toPattern(decompose(query));
  }

  matches(key: string, { texts }: KeyIndexEntry, definition: CopyDefinition | undefined): boolean {
    if (this.contains(key)) return true;
    if (definition && (this.contains(definition.description) || this.contains(definition.text)))
      return true;
    for (const { draft, published } of texts.values()) {
      if (draft !== null && this.contains(draft)) return true;
      if (published !== null && this.contains(published)) return true;
    }
    return false;
  }

  /** One letter may be one character or several, such as é and the two ways to write ढ़. */
  private contains(text: string): boolean {
    if (this.#asTyped.test(text)) return true;
    return !ASCII.test(text) && this.#decomposed.test(decompose(text));
  }
}

/** Sorting marks takes the square of the time for more of them than any letter has. */
function decompose(text: string): string {
  if (!EXCESSIVE_MARKS.test(text)) return text.normalize('NFD');
  return text.replaceAll(LETTERS_AND_MARKS, (piece) => piece.normalize('NFD'));
}

function toPattern(query: string): RegExp {
  return new RegExp(query.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
}
