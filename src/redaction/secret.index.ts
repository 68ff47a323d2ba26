import { encodeVariants } from './encodings.js';
import { foldCaseAndWhitespace, type SourceMappedBytes } from './source.mapped.bytes.js';

/** Shorter secrets are ignored, since they would match in almost every line. */
export const MIN_SECRET_LENGTH = 4;
/** Longer secrets are searched in pieces, so that a truncated one is found as well. */
const MAX_PIECE_LENGTH = 128;

/** A part of a text, from `start` (inclusive) to `end` (exclusive). */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Finds any number of secrets in one pass by an index of their first four bytes. */
export class SecretIndex {
  readonly #pieces = new Map<number, Map<number, Set<string>>>();

  constructor(
    secrets: Iterable<string>,
    private readonly ignoreCaseAndWhitespace: boolean,
  ) {
    for (const secret of secrets) {
      for (const bytes of encodeVariants(secret, ignoreCaseAndWhitespace)) this.add(bytes);
    }
  }

  get isEmpty(): boolean {
    return this.#pieces.size === 0;
  }

  /** The ranges of secrets, in the text from which the view was decoded. */
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
        // A separating zero is not part of the text, but may match one byte of a UTF-16 unit.
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
