/**
 * The UTF-8 bytes of a text or of a decoding of it. Each byte is mapped to its range in the text.
 */
export interface SourceMappedBytes {
  readonly bytes: Buffer;
  /** Start of the range of each byte. */
  readonly starts: Uint32Array;
  /** End of the range of each byte, exclusive. */
  readonly ends: Uint32Array;
}

/** Builds a view byte by byte. */
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

  /** Adds a character as UTF-8. A lone surrogate becomes U+FFFD, as in `Buffer.from`. */
  addCharacter(code: number, start: number, end: number): void {
    if (code < 0x80) return this.addByte(code, start, end);
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    for (const value of Buffer.from(String.fromCodePoint(isSurrogate ? 0xfffd : code))) {
      this.addByte(value, start, end);
    }
  }

  /** Copies a byte of another view. */
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
  const builder = new SourceMappedBytesBuilder(text.length * 3);
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    const end = code > 0xffff ? at + 2 : at + 1;
    builder.addCharacter(code, at, end);
    at = end - 1;
  }
  return builder.result;
}

const BLANK = 0x20;

/** Converts to lowercase, and each run of whitespace to one space. */
export function foldCaseAndWhitespace({
  bytes,
  starts,
  ends,
}: SourceMappedBytes): SourceMappedBytes {
  // Lowercasing at most triples the bytes of a character.
  const builder = new SourceMappedBytesBuilder(bytes.length * 3);
  let isAfterBlank = false;
  for (let at = 0; at < bytes.length;) {
    const length = utf8SequenceLength(bytes, at);
    const character = length === 1 ? undefined : bytes.toString('utf8', at, at + length);
    const code = bytes[at] ?? 0;
    const isBlank = character === undefined ? code === BLANK || isControl(code) : !character.trim();
    const [start = 0, end = 0] = [starts[at], ends[at + length - 1]];
    if (isBlank && !isAfterBlank) builder.addByte(BLANK, start, end);
    else if (!isBlank && character === undefined)
      builder.addByte(toLowerCaseByte(code), start, end);
    else if (!isBlank) {
      for (const one of character?.toLowerCase() ?? '') {
        builder.addCharacter(one.codePointAt(0) ?? 0, start, end);
      }
    }
    isAfterBlank = isBlank;
    at += length;
  }
  return builder.result;
}

function isControl(code: number): boolean {
  return code >= 0x09 && code <= 0x0d;
}

function toLowerCaseByte(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
}

/** Length in bytes of the UTF-8 sequence at an index; 1 for an invalid sequence. */
function utf8SequenceLength(bytes: Buffer, at: number): number {
  const lead = bytes[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
  for (let next = at + 1; next < at + length; next++) {
    if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 1;
  }
  return length;
}
