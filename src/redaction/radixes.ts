import { type TextView, TextViewWriter } from './text.view.js';

/** The value of each byte as a digit; -1 for none. */
function digitsOf(...alphabets: readonly string[]): Int8Array {
  const values = new Int8Array(256).fill(-1);
  for (const alphabet of alphabets) {
    Array.from(alphabet).forEach((sign, value) => (values[sign.charCodeAt(0)] = value));
  }
  return values;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const BASE64 = digitsOf(`${LETTERS}+/`, `${LETTERS}-_`);
const HEX = digitsOf('0123456789abcdef', '0123456789ABCDEF');
/** Line breaks, as mails have them. */
const BREAKS = Buffer.from('\r\n');
/** As dumps, the `Buffer` of Node, certificates and .NET have them. */
const GAPS = Buffer.from(' :-\r\n');
/** Four bytes are the least that is looked for. */
const SHORTEST_BASE64 = 6;
const SHORTEST_HEX = 8;

/**
 * Base64 and base64url, padded or not. Where a run of digits begins is not known, since what stands
 * before it may look like digits as well: it is read from each of its first four.
 */
export function fromBase64(view: TextView): TextView | undefined {
  return undigited(view, BASE64, 6, BREAKS, SHORTEST_BASE64);
}

/** Hexadecimal digits, with or without gaps between the bytes. */
export function fromHex(view: TextView): TextView | undefined {
  return undigited(view, HEX, 4, GAPS, SHORTEST_HEX);
}

/** What all runs of digits stand for; undefined when there are none. */
function undigited(
  view: TextView,
  digits: Int8Array,
  bits: number,
  gaps: Buffer,
  shortest: number,
): TextView | undefined {
  const { bytes } = view;
  const shifts = bits === 6 ? 4 : 2;
  const writer = new TextViewWriter((bytes.length + 1) * shifts);
  let isFound = false;
  for (let at = 0; at < bytes.length;) {
    const run: number[] = [];
    for (; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if ((digits[byte] ?? -1) >= 0) run.push(at);
      else if (run.length === 0 || !gaps.includes(byte)) break;
    }
    at++;
    if (run.length < shortest) continue;
    isFound = true;
    for (let shift = 0; shift < shifts; shift++) {
      decode(view, run.slice(shift), digits, bits, writer);
      // No match reaches from one reading into the next.
      writer.byte(0, 0, 0);
    }
  }
  return isFound ? writer.view : undefined;
}

function decode(
  { bytes, starts, ends }: TextView,
  run: readonly number[],
  digits: Int8Array,
  bits: number,
  writer: TextViewWriter,
): void {
  let value = 0;
  let held = 0;
  let first = run[0] ?? 0;
  for (const at of run) {
    // The digit that brings the first bit of a byte is where the byte begins.
    if (held === 0) first = at;
    value = ((value << bits) | (digits[bytes[at] ?? 0] ?? 0)) & 0xffff;
    held += bits;
    if (held < 8) continue;
    held -= 8;
    writer.byte((value >> held) & 0xff, starts[first] ?? 0, ends[at] ?? 0);
    first = at;
  }
}
