import { hexDigitValue } from './hex.digit.js';
import { type SourceMappedBytes, SourceMappedBytesBuilder } from './source.mapped.bytes.js';

const ZERO = 0x30;
const COMMA = 0x2c;
const COLON = 0x3a;
/** The minimum length of a secret in bytes. */
const MIN_BYTES = 4;

/**
 * Lists of bytes as numbers: the JSON of a `Buffer` (`104,117`) or of a typed array
 * (`{"0":104,"1":117}`), and source code (`0x68, 0x75`).
 */
export function decodeByteList(view: SourceMappedBytes): SourceMappedBytes | undefined {
  const { bytes, starts, ends } = view;
  if (!bytes.includes(COMMA)) return undefined;
  const builder = new SourceMappedBytesBuilder(bytes.length + 1);
  let count = 0;
  let longestRun = 0;
  let hasComma = false;
  // The zero separates lists, so that no match spans two of them.
  const endList = (): void => {
    if (count > 0) builder.addByte(0, 0, 0);
    count = 0;
    hasComma = false;
  };
  for (let at = 0; at < bytes.length;) {
    const { value, end } = readNumber(bytes, at);
    if (end === at) {
      const sign = bytes[at++] ?? 0;
      if (sign === COMMA) hasComma = true;
      else if (sign > 0x20 && !isQuote(sign)) endList();
      continue;
    }
    const behind = indexAfterKey(bytes, end);
    if (behind === undefined) {
      if (!hasComma) endList();
      if (value < 256) {
        builder.addByte(value, starts[at] ?? 0, ends[end - 1] ?? 0);
        longestRun = Math.max(longestRun, ++count);
        hasComma = false;
      } else endList();
    }
    at = behind ?? end;
  }
  return longestRun >= MIN_BYTES ? builder.result : undefined;
}

/** A number and its end index, which equals `at` when there is no number. */
function readNumber(bytes: Buffer, at: number): { readonly value: number; readonly end: number } {
  const isHex = bytes[at] === ZERO && ((bytes[at + 1] ?? 0) | 0x20) === 0x78;
  const from = isHex ? at + 2 : at;
  let end = from;
  let value = 0;
  for (; ; end++) {
    const digit = hexDigitValue(bytes[end] ?? 0);
    if (digit < 0 || (digit > 9 && !isHex)) break;
    value = Math.min(value * (isHex ? 16 : 10) + digit, 1_000);
  }
  return isHex && end === from ? { value: 0, end: at + 1 } : { value, end };
}

/** The start index of the value of a key; undefined when no key ends at `end`. */
function indexAfterKey(bytes: Buffer, end: number): number | undefined {
  const at = isQuote(bytes[end] ?? 0) ? end + 1 : end;
  return bytes[at] === COLON ? at + 1 : undefined;
}

function isQuote(byte: number): boolean {
  return byte === 0x22 || byte === 0x27;
}

/**
 * UTF-16, little-endian. The alignment is unknown, so it is decoded from the first byte and from the
 * second.
 */
export function decodeUtf16(view: SourceMappedBytes): SourceMappedBytes | undefined {
  const { bytes, starts, ends } = view;
  if (!bytes.includes(0)) return undefined;
  const builder = new SourceMappedBytesBuilder(bytes.length * 3 + 2);
  for (const shift of [0, 1]) {
    for (let at = shift; at + 1 < bytes.length;) {
      const code = readCodePoint(bytes, at);
      const length = code > 0xffff ? 4 : 2;
      // After the last unit, the separating zero may be its second byte.
      const end = Math.max(ends[at] ?? 0, ends[at + length - 1] ?? 0);
      builder.addCharacter(code, starts[at] ?? 0, end);
      at += length;
    }
    builder.addByte(0, 0, 0);
  }
  return builder.result;
}

function readCodePoint(bytes: Buffer, at: number): number {
  const unit = bytes.readUInt16LE(at);
  if (unit < 0xd800 || unit > 0xdbff || at + 3 >= bytes.length) return unit;
  const low = bytes.readUInt16LE(at + 2);
  return low < 0xdc00 || low > 0xdfff ? unit : 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}
