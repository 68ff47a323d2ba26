import { createHmac, randomBytes } from 'node:crypto';
import { WORD } from '../payload/call.keys.js';

/**
 * Replaces words by others of the same form: letters by letters, digits by digits, the same word always by
 * the same. So a replayed call passes the same validation, and its reply can be compared. The key is random
 * and not stored, so the originals cannot be found by trying.
 */
export class Pseudonyms {
  readonly #key = randomBytes(32);

  /** The text with every word replaced; punctuation and spaces remain. */
  of(text: string): string {
    return text.replaceAll(WORD, (word) => this.word(word));
  }

  /** A number with the same count of digits. */
  ofNumber(value: number): number {
    const replaced = Number(this.of(String(value)));
    return Number.isFinite(replaced) ? replaced : 0;
  }

  private word(word: string): string {
    for (let round = 0; ; round++) {
      const replaced = this.derive(word, round);
      // By chance, a short word can be replaced by itself.
      if (replaced !== word || round === 3) return replaced;
    }
  }

  private derive(word: string, round: number): string {
    const characters = Array.from(word);
    const bytes = this.bytes(`${round}:${word.toLowerCase()}`, characters.length);
    return characters
      .map((character, index) => substitute(character, bytes[index] ?? 0, index === 0))
      .join('');
  }

  private bytes(text: string, length: number): Buffer {
    const blocks: Buffer[] = [];
    for (let index = 0; index * 32 < length; index++) {
      blocks.push(createHmac('sha256', this.#key).update(`${index}:${text}`).digest());
    }
    return Buffer.concat(blocks);
  }
}

function substitute(character: string, byte: number, isFirst: boolean): string {
  if (/^\p{N}$/u.test(character)) {
    // A first digit that is not zero remains so, and a number keeps its count of digits.
    if (isFirst) return character === '0' ? '0' : String(1 + (byte % 9));
    return String(byte % 10);
  }
  const letter = String.fromCharCode(97 + (byte % 26));
  return /^\p{Lu}$/u.test(character) ? letter.toUpperCase() : letter;
}
