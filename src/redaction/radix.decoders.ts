import { type SourceMappedBytes, SourceMappedBytesBuilder } from './source.mapped.bytes.js';

/** The digit value of each byte; -1 for a byte that is not a digit. */
function digitTable(...alphabets: readonly string[]): Int8Array {
  const values = new Int8Array(256).fill(-1);
  for (const alphabet of alphabets) {
    Array.from(alphabet).forEach((sign, value) => (values[sign.charCodeAt(0)] = value));
  }
  return values;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const BASE64 = digitTable(`${LETTERS}+/`, `${LETTERS}-_`);
const HEX = digitTable('0123456789abcdef', '0123456789ABCDEF');
/** Line breaks of mails. */
const BREAKS = Buffer.from('\r\n');
/** Separators in hex dumps, `util.inspect` of a `Buffer`, certificates and .NET. */
const GAPS = Buffer.from(' :-\r\n');
/** The digits of four bytes, the minimum length of a secret. */
const MIN_BASE64_DIGITS = 6;
const MIN_HEX_DIGITS = 8;

/**
 * Base64 and base64url, padded or not. The start of a run is uncertain, since preceding characters
 * may be valid digits: it is decoded from each of its first four digits.
 */
export function decodeBase64Runs(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeDigitRuns(view, BASE64, 6, BREAKS, MIN_BASE64_DIGITS);
}

/** Hexadecimal digits, with or without gaps between the bytes. */
export function decodeHexRuns(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeDigitRuns(view, HEX, 4, GAPS, MIN_HEX_DIGITS);
}

/** All runs of digits, decoded; undefined when there are none. */
function decodeDigitRuns(
  view: SourceMappedBytes,
  digits: Int8Array,
  bits: number,
  gaps: Buffer,
  minDigits: number,
): SourceMappedBytes | undefined {
  const { bytes } = view;
  const shifts = bits === 6 ? 4 : 2;
  const builder = new SourceMappedBytesBuilder((bytes.length + 1) * shifts);
  let isFound = false;
  for (let at = 0; at < bytes.length;) {
    const run: number[] = [];
    for (; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if ((digits[byte] ?? -1) >= 0) run.push(at);
      else if (run.length === 0 || !gaps.includes(byte)) break;
    }
    at++;
    if (run.length < minDigits) continue;
    isFound = true;
    for (let shift = 0; shift < shifts; shift++) {
      decodeRun(view, run.slice(shift), digits, bits, builder);
      // The zero separates decodings, so that no match spans two of them.
      builder.addByte(0, 0, 0);
    }
  }
  return isFound ? builder.result : undefined;
}

function decodeRun(
  { bytes, starts, ends }: SourceMappedBytes,
  run: readonly number[],
  digits: Int8Array,
  bits: number,
  builder: SourceMappedBytesBuilder,
): void {
  let value = 0;
  let bufferedBits = 0;
  let first = run[0] ?? 0;
  for (const at of run) {
    // A byte begins at the digit with its first bit.
    if (bufferedBits === 0) first = at;
    value = ((value << bits) | (digits[bytes[at] ?? 0] ?? 0)) & 0xffff;
    bufferedBits += bits;
    if (bufferedBits < 8) continue;
    bufferedBits -= 8;
    builder.addByte((value >> bufferedBits) & 0xff, starts[first] ?? 0, ends[at] ?? 0);
    first = at;
  }
}
