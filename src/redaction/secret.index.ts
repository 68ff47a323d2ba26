import { encodingsOf } from './encodings.js';
import { foldCaseAndWhitespace, type SourceMappedBytes } from './source.mapped.bytes.js';

/** A shorter secret is none: it would tear holes into every line. */
export const MIN_SECRET_LENGTH = 4;
/** A longer one is looked for in pieces, so that a part of it is found as well. */
const MAX_PIECE_LENGTH = 128;

/** A part of a text, from `start` to before `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Finds any number of secrets in one pass, by their first bytes. */
export class SecretIndex {
  readonly #pieces = new Map<number, Map<number, Set<string>>>();

  constructor(
    secrets: Iterable<string>,
    private readonly ignoreCaseAndWhitespace: boolean,
  ) {
    for (const secret of secrets) {
      for (const bytes of encodingsOf(secret, ignoreCaseAndWhitespace)) this.add(bytes);
    }
  }

  get isEmpty(): boolean {
    return this.#pieces.size === 0;
  }

  /** Where secrets stand, in places of the text that the view was made of. */
  find(given: SourceMappedBytes): TextRange[] {
    const { bytes, starts, ends } = this.ignoreCaseAndWhitespace
      ? foldCaseAndWhitespace(given)
      : given;
    const found: TextRange[] = [];
    for (let at = 0; at + MIN_SECRET_LENGTH <= bytes.length; at++) {
      const group = this.#pieces.get(bytes.readUInt32BE(at));
      if (!group) continue;
      for (const [length, pieces] of group) {
        if (at + length > bytes.length || !pieces.has(bytes.toString('latin1', at, at + length)))
          continue;
        // The zero between two readings, which is no part of the text, may be half of a character.
        const first = ends[at] === 0 ? at + 1 : at;
        const last = at + length - (ends[at + length - 1] === 0 ? 2 : 1);
        const [start = 0, end = 0] = [starts[first], ends[last]];
        if (start < end) found.push({ start, end });
      }
    }
    return found;
  }

  private add(bytes: Buffer): void {
    if (bytes.length <= MAX_PIECE_LENGTH) return this.addPiece(bytes);
    for (let at = 0; at + MAX_PIECE_LENGTH <= bytes.length; at += MAX_PIECE_LENGTH) {
      this.addPiece(bytes.subarray(at, at + MAX_PIECE_LENGTH));
    }
    this.addPiece(bytes.subarray(-MAX_PIECE_LENGTH));
  }

  private addPiece(bytes: Buffer): void {
    if (bytes.length < MIN_SECRET_LENGTH) return;
    const key = bytes.readUInt32BE(0);
    const group = this.#pieces.get(key) ?? new Map<number, Set<string>>();
    const pieces = group.get(bytes.length) ?? new Set<string>();
    pieces.add(bytes.toString('latin1'));
    this.#pieces.set(key, group.set(bytes.length, pieces));
  }
}
