/**
 * A text as bytes of UTF-8, or what some of it stands for once it is decoded; each byte knows
 * which part of the text it comes from.
 */
export interface SourceMappedBytes {
  readonly bytes: Buffer;
  /** Where in the text the byte begins. */
  readonly starts: Uint32Array;
  /** Where it ends. */
  readonly ends: Uint32Array;
}

/** A view that is being written. */
export class SourceMappedBytesBuilder {
  readonly #bytes: Buffer;
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafe(capacity);
    this.#starts = new Uint32Array(capacity);
    this.#ends = new Uint32Array(capacity);
  }

  addByte(value: number, start: number, end: number): void {
    this.#bytes[this.#length] = value;
    this.#starts[this.#length] = start;
    this.#ends[this.#length] = end;
    this.#length++;
  }

  /** A character, as UTF-8. Half a pair is the replacement character, as in `Buffer.from`. */
  addCharacter(code: number, start: number, end: number): void {
    if (code < 0x80) return this.addByte(code, start, end);
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    for (const value of Buffer.from(String.fromCodePoint(isHalf ? 0xfffd : code))) {
      this.addByte(value, start, end);
    }
  }

  /** One or more bytes of another view, as they are. */
  copyByte({ bytes, starts, ends }: SourceMappedBytes, at: number): void {
    this.addByte(bytes[at] ?? 0, starts[at] ?? 0, ends[at] ?? 0);
  }

  get result(): SourceMappedBytes {
    return {
      bytes: this.#bytes.subarray(0, this.#length),
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
    };
  }
}

export function toSourceMappedBytes(text: string): SourceMappedBytes {
  const writer = new SourceMappedBytesBuilder(text.length * 3);
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    const end = code > 0xffff ? at + 2 : at + 1;
    writer.addCharacter(code, at, end);
    at = end - 1;
  }
  return writer.result;
}

const BLANK = 0x20;

/** In lower case and with one blank for any white space, so that spelling does not matter. */
export function foldCaseAndWhitespace({
  bytes,
  starts,
  ends,
}: SourceMappedBytes): SourceMappedBytes {
  // No character is longer in lower case than three times its bytes.
  const writer = new SourceMappedBytesBuilder(bytes.length * 3);
  let isAfterBlank = false;
  for (let at = 0; at < bytes.length;) {
    const length = utf8SequenceLength(bytes, at);
    const character = length === 1 ? undefined : bytes.toString('utf8', at, at + length);
    const code = bytes[at] ?? 0;
    const isBlank = character === undefined ? code === BLANK || isControl(code) : !character.trim();
    const [start = 0, end = 0] = [starts[at], ends[at + length - 1]];
    if (isBlank && !isAfterBlank) writer.addByte(BLANK, start, end);
    else if (!isBlank && character === undefined) writer.addByte(toLowerCaseByte(code), start, end);
    else if (!isBlank) {
      for (const one of character?.toLowerCase() ?? '') {
        writer.addCharacter(one.codePointAt(0) ?? 0, start, end);
      }
    }
    isAfterBlank = isBlank;
    at += length;
  }
  return writer.result;
}

function isControl(code: number): boolean {
  return code >= 0x09 && code <= 0x0d;
}

function toLowerCaseByte(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

/** Bytes of the character there; 1 for a byte that begins none. */
function utf8SequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
  for (let next = at + 1; next < at + length; next++) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 1;
  }
  return length;
}
