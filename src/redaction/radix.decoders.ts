import { type SourceMappedBytes, SourceMappedBytesBuilder } from './source.mapped.bytes.js';

/** The value of each byte as a digit; -1 for none. */
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
/** Line breaks, as mails have them. */
const BREAKS = Buffer.from('\r\n');
/** As dumps, the `Buffer` of Node, certificates and .NET have them. */
const GAPS = Buffer.from(' :-\r\n');
/** Four bytes are the least that is looked for. */
const MIN_BASE64_DIGITS = 6;
const MIN_HEX_DIGITS = 8;

/**
 * Base64 and base64url, padded or not. Where a run of digits begins is not known, since what stands
 * before it may look like digits as well: it is read from each of its first four.
 */
export function decodeBase64Runs(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeDigitRuns(view, BASE64, 6, BREAKS, MIN_BASE64_DIGITS);
}

/** Hexadecimal digits, with or without gaps between the bytes. */
export function decodeHexRuns(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeDigitRuns(view, HEX, 4, GAPS, MIN_HEX_DIGITS);
}

/** What all runs of digits stand for; undefined when there are none. */
function decodeDigitRuns(
  view: SourceMappedBytes,
  digits: Int8Array,
  bits: number,
  gaps: Buffer,
  minDigits: number,
): SourceMappedBytes | undefined {
  const { bytes } = view;
  const shifts = bits === 6 ? 4 : 2;
  const writer = new SourceMappedBytesBuilder((bytes.length + 1) * shifts);
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
      decodeRun(view, run.slice(shift), digits, bits, writer);
      // No match reaches from one reading into the next.
      writer.addByte(0, 0, 0);
    }
  }
  return isFound ? writer.result : undefined;
}

function decodeRun(
  { bytes, starts, ends }: SourceMappedBytes,
  run: readonly number[],
  digits: Int8Array,
  bits: number,
  writer: SourceMappedBytesBuilder,
): void {
  let value = 0;
  let bufferedBits = 0;
  let first = run[0] ?? 0;
  for (const at of run) {
    // The digit that brings the first bit of a byte is where the byte begins.
    if (bufferedBits === 0) first = at;
    value = ((value << bits) | (digits[bytes[at] ?? 0] ?? 0)) & 0xffff;
    bufferedBits += bits;
    if (bufferedBits < 8) continue;
    bufferedBits -= 8;
    writer.addByte((value >> bufferedBits) & 0xff, starts[first] ?? 0, ends[at] ?? 0);
    first = at;
  }
}
