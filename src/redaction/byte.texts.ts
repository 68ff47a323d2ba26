import { type TextView, TextViewWriter } from './text.view.js';

const ZERO = 0x30;
const COMMA = 0x2c;
/** Four bytes are the least that is looked for. */
const FEWEST = 4;

/** Bytes as decimal numbers with commas between them, as JSON has them of a `Buffer` or a list. */
export function fromNumbers(view: TextView): TextView | undefined {
  const { bytes, starts, ends } = view;
  if (!bytes.includes(COMMA)) return undefined;
  const writer = new TextViewWriter(bytes.length + 1);
  let count = 0;
  let most = 0;
  let hasComma = false;
  for (let at = 0; at < bytes.length;) {
    const first = at;
    let value = 0;
    for (; at < bytes.length && at < first + 3 && isDigit(bytes[at]); at++) {
      value = value * 10 + (bytes[at] ?? 0) - ZERO;
    }
    if (at > first && value < 256 && !isDigit(bytes[at])) {
      // No match reaches from one list into the next.
      if (count > 0 && !hasComma) {
        writer.byte(0, 0, 0);
        count = 0;
      }
      writer.byte(value, starts[first] ?? 0, ends[at - 1] ?? 0);
      most = Math.max(most, ++count);
      hasComma = false;
      continue;
    }
    const sign = bytes[at++] ?? 0;
    if (sign === COMMA) hasComma = true;
    else if (sign > 0x20) {
      if (count > 0) writer.byte(0, 0, 0);
      count = 0;
      hasComma = false;
    }
  }
  return most >= FEWEST ? writer.view : undefined;
}

/**
 * UTF-16, as Windows and the strings of many languages are kept. Where a character begins is not known: it is
 * read from the first byte and from the second.
 */
export function fromUtf16(view: TextView): TextView | undefined {
  const { bytes, starts, ends } = view;
  if (!bytes.includes(0)) return undefined;
  const writer = new TextViewWriter(bytes.length * 3 + 2);
  for (const shift of [0, 1]) {
    for (let at = shift; at + 1 < bytes.length;) {
      const code = codeAt(bytes, at);
      const length = code > 0xffff ? 4 : 2;
      writer.character(code, starts[at] ?? 0, ends[at + length - 1] ?? 0);
      at += length;
    }
    writer.byte(0, 0, 0);
  }
  return writer.view;
}

function codeAt(bytes: Buffer, at: number): number {
  const unit = bytes.readUInt16LE(at);
  if (unit < 0xd800 || unit > 0xdbff || at + 3 >= bytes.length) return unit;
  const low = bytes.readUInt16LE(at + 2);
  return low < 0xdc00 || low > 0xdfff ? unit : 0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}
