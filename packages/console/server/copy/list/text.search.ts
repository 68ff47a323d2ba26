import type { CopyDefinition } from 'nestjs-haptik/copy';
import type { KeyIndexEntry } from './key.index.entry.js';

const ASCII = /^[\0-\x7f]*$/;
/** The limit of Unicode for stream-safe text (UAX 15). */
const EXCESSIVE_MARKS = /\p{M}{31}/u;
const LETTERS_AND_MARKS = /\P{M}*\p{M}{0,30}/gu;

/** Searches keys, definitions and texts. */
export class TextSearch {
  readonly #asTyped: RegExp;
  readonly #decomposed: RegExp;

  /** @param query literal text; case and Unicode normal form do not matter */
  constructor(query: string) {
    // A regular expression avoids a lower-case copy of every text, which would need too much
    // memory.
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

  /** One letter may be one code point or several, e.g. é and ढ़. */
  private contains(text: string): boolean {
    if (this.#asTyped.test(text)) return true;
    return !ASCII.test(text) && this.#decomposed.test(decompose(text));
  }
}

/** Normalization takes quadratic time for long sequences of combining marks. */
function decompose(text: string): string {
  if (!EXCESSIVE_MARKS.test(text)) return text.normalize('NFD');
  return text.replaceAll(LETTERS_AND_MARKS, (piece) => piece.normalize('NFD'));
}

function toPattern(query: string): RegExp {
  return new RegExp(query.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
}
