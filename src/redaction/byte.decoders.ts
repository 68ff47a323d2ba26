import { digitOf } from './hex.digit.js';
import { type SourceMappedBytes, SourceMappedBytesBuilder } from './source.mapped.bytes.js';

const ZERO = 0x30;
const COMMA = 0x2c;
const COLON = 0x3a;
/** Four bytes are the least that is looked for. */
const MIN_BYTES = 4;

/**
 * Bytes as numbers in a list, as JSON has them of a `Buffer` (`104,117`) or of a typed array
 * (`{"0":104,"1":117}`), and source code (`0x68, 0x75`).
 */
export function decodeByteList(view: SourceMappedBytes): SourceMappedBytes | undefined {
  const { bytes, starts, ends } = view;
  if (!bytes.includes(COMMA)) return undefined;
  const writer = new SourceMappedBytesBuilder(bytes.length + 1);
  let count = 0;
  let longestRun = 0;
  let hasComma = false;
  // No match reaches from one list into the next.
  const endList = (): void => {
    if (count > 0) writer.addByte(0, 0, 0);
    count = 0;
    hasComma = false;
  };
  for (let at = 0; at < bytes.length;) {
    const { value, end } = numberAt(bytes, at);
    if (end === at) {
      const sign = bytes[at++] ?? 0;
      if (sign === COMMA) hasComma = true;
      else if (sign > 0x20 && !isQuote(sign)) endList();
      continue;
    }
    const behind = behindKey(bytes, end);
    if (behind === undefined) {
      if (!hasComma) endList();
      if (value < 256) {
        writer.addByte(value, starts[at] ?? 0, ends[end - 1] ?? 0);
        longestRun = Math.max(longestRun, ++count);
        hasComma = false;
      } else endList();
    }
    at = behind ?? end;
  }
  return longestRun >= MIN_BYTES ? writer.result : undefined;
}

/** A number and where it ends; it ends where it begins when there is none. */
function numberAt(bytes: Buffer, at: number): { readonly value: number; readonly end: number } {
  const isHex = bytes[at] === ZERO && ((bytes[at + 1] ?? 0) | 0x20) === 0x78;
  const from = isHex ? at + 2 : at;
  let end = from;
  let value = 0;
  for (; ; end++) {
    const digit = digitOf(bytes[end] ?? 0);
    if (digit < 0 || (digit > 9 && !isHex)) break;
    value = Math.min(value * (isHex ? 16 : 10) + digit, 1_000);
  }
  return isHex && end === from ? { value: 0, end: at + 1 } : { value, end };
}

/** Where the value of a key begins; undefined when what ends there is no key. */
function behindKey(bytes: Buffer, end: number): number | undefined {
  const at = isQuote(bytes[end] ?? 0) ? end + 1 : end;
  return bytes[at] === COLON ? at + 1 : undefined;
}

function isQuote(byte: number): boolean {
  return byte === 0x22 || byte === 0x27;
}

/**
 * UTF-16, as Windows and the strings of many languages are kept. Where a character begins is not known: it is
 * read from the first byte and from the second.
 */
export function decodeUtf16(view: SourceMappedBytes): SourceMappedBytes | undefined {
  const { bytes, starts, ends } = view;
  if (!bytes.includes(0)) return undefined;
  const writer = new SourceMappedBytesBuilder(bytes.length * 3 + 2);
  for (const shift of [0, 1]) {
    for (let at = shift; at + 1 < bytes.length;) {
      const code = readCodePoint(bytes, at);
      const length = code > 0xffff ? 4 : 2;
      // Behind the last one the zero between two readings may be its other half.
      const end = Math.max(ends[at] ?? 0, ends[at + length - 1] ?? 0);
      writer.addCharacter(code, starts[at] ?? 0, end);
      at += length;
    }
    writer.addByte(0, 0, 0);
  }
  return writer.result;
}

function readCodePoint(bytes: Buffer, at: number): number {
  const unit = bytes.readUInt16LE(at);
  if (unit < 0xd800 || unit > 0xdbff || at + 3 >= bytes.length) return unit;
  const low = bytes.readUInt16LE(at + 2);
  return low < 0xdc00 || low > 0xdfff ? unit : 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}
