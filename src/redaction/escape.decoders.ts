import { findEntityPrefix, lookupEntity } from './entities.js';
import { hexDigitValue } from './hex.digit.js';
import { type SourceMappedBytes, SourceMappedBytesBuilder } from './source.mapped.bytes.js';

/** An escape sequence: the code that it encodes, and its length in bytes. */
interface Escape {
  readonly code: number;
  readonly length: number;
  /** Whether the code is a byte, not a code point. */
  readonly isByte?: boolean;
  /** Whether another decoder decodes it the same way, so that it alone needs no separate view. */
  readonly isShared?: boolean;
  /** Whether it encodes no character and is only removed. */
  readonly isEmpty?: boolean;
}
type EscapeReader = (bytes: Buffer, at: number) => Escape | undefined;

const CONTROL_ESCAPES: Readonly<Record<string, number>> = {
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '0': 0,
};
/** Quote, carriage return, line feed: https://html.spec.whatwg.org/#multipart-form-data. */
const MULTIPART_ESCAPES = new Set([0x22, 0x0d, 0x0a]);
const MAX_ENTITY_LENGTH = 12;
const MAX_CODE_POINT = 0x10_ffff;

/** JSON, JavaScript and `util.inspect`: `\n`, `\"`, `\u00e9`, `\u{e9}`, `\xe9`. */
export function decodeJsonEscapes(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeEscapes(view, '\\', readJsonEscape);
}

/** Bytes in C, Python and git: `\\xc3\\xa4`, `\\303\\244`, which JSON decodes as characters. */
export function decodeByteEscapes(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeEscapes(view, '\\', readByteEscape);
}

/** URLs: `%22`, for any character. */
export function decodeUrlEscapes(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeEscapes(view, '%', readUrlEscape);
}

/** URL-encoded forms: as in URLs, with a plus for a space. */
export function decodeFormEscapes(view: SourceMappedBytes): SourceMappedBytes | undefined {
  const blanks = decodeEscapes(view, '+', () => ({ code: 0x20, length: 1 }));
  return blanks && (decodeUrlEscapes(blanks) ?? blanks);
}

/** `escape()` of JavaScript: `%u092A`, `%E4`, which encode code units, not bytes. */
export function decodePercentUnits(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeEscapes(view, '%', readPercentUnit);
}

/** Quoted-printable in mails: `=C3=A4`, and a soft line break after `=`. */
export function decodeQuotedPrintable(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeEscapes(view, '=', readQuotedPrintableEscape);
}

/** Names in multipart forms, in which only `%22`, `%0D` and `%0A` are escapes. */
export function decodeMultipartEscapes(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeEscapes(view, '%', (bytes, at) => {
    const escape = readUrlEscape(bytes, at);
    return escape && MULTIPART_ESCAPES.has(escape.code) ? escape : undefined;
  });
}

/** HTML and XML: `&amp;`, `&auml;`, `&#38;`, `&#x26;`. */
export function decodeHtmlEntities(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeEscapes(view, '&', readHtmlEntity);
}

/** HTML without its semicolons: `&amp`, `&#38`, `&#x26`. */
export function decodeLooseHtmlEntities(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeEscapes(view, '&', readLooseHtmlEntity);
}

/** SQL: `''`. */
export function decodeSqlQuotes(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeEscapes(view, "'", readDoubledQuote);
}

/** CSV: `""`. */
export function decodeCsvQuotes(view: SourceMappedBytes): SourceMappedBytes | undefined {
  return decodeEscapes(view, '"', readDoubledQuote);
}

function readDoubledQuote(bytes: Buffer, at: number): Escape | undefined {
  const code = bytes[at] ?? 0;
  return bytes[at + 1] === code ? { code, length: 2 } : undefined;
}

/** The view with all escapes decoded; undefined without an escape that only this decoder decodes. */
function decodeEscapes(
  view: SourceMappedBytes,
  sign: string,
  read: EscapeReader,
): SourceMappedBytes | undefined {
  const { bytes, starts, ends } = view;
  if (!bytes.includes(sign)) return undefined;
  const first = sign.charCodeAt(0);
  const builder = new SourceMappedBytesBuilder(bytes.length);
  let isChanged = false;
  for (let at = 0; at < bytes.length;) {
    const escape = bytes[at] === first ? read(bytes, at) : undefined;
    if (!escape) {
      builder.copyByte(view, at++);
      continue;
    }
    isChanged ||= !escape.isShared;
    const [start = 0, end = 0] = [starts[at], ends[at + escape.length - 1]];
    if (escape.isByte) builder.addByte(escape.code, start, end);
    else if (!escape.isEmpty) builder.addCharacter(escape.code, start, end);
    at += escape.length;
  }
  return isChanged ? builder.result : undefined;
}

function readJsonEscape(bytes: Buffer, at: number): Escape | undefined {
  // Case is ignored, since a message may be converted to uppercase.
  const sign = bytes.toString('latin1', at + 1, at + 2).toLowerCase();
  if (sign === 'u') return readUnicodeEscape(bytes, at);
  if (sign === 'x') return toEscape(readHex(bytes, at + 2, 2), 4);
  if (/^["'`/\\]$/.test(sign)) return { code: sign.charCodeAt(0), length: 2 };
  return toEscape(CONTROL_ESCAPES[sign], 2);
}

function readUnicodeEscape(bytes: Buffer, at: number): Escape | undefined {
  const braced = /^\{([0-9a-f]{1,6})\}/i.exec(bytes.toString('latin1', at + 2, at + 10))?.[1];
  if (braced !== undefined) return toEscape(Number.parseInt(braced, 16), 4 + braced.length);
  // Python: a capital U and eight digits.
  const long = /^U(?:000|0010)/.test(bytes.toString('latin1', at + 1, at + 6));
  const whole = long ? readHex(bytes, at + 2, 8) : undefined;
  if (whole !== undefined) return toEscape(whole, 10);
  const high = readHex(bytes, at + 2, 4);
  if (high === undefined || high < 0xd800 || high > 0xdbff) return toEscape(high, 6);
  const low =
    bytes.toString('latin1', at + 6, at + 8).toLowerCase() === '\\u'
      ? readHex(bytes, at + 8, 4)
      : undefined;
  return combineSurrogates(high, low) ?? toEscape(high, 6);
}

/** Combines a surrogate pair of two escapes of six bytes each. */
function combineSurrogates(high: number, low: number | undefined): Escape | undefined {
  if (low === undefined || low < 0xdc00 || low > 0xdfff) return undefined;
  return { code: 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00), length: 12 };
}

function readUrlEscape(bytes: Buffer, at: number): Escape | undefined {
  const code = readHex(bytes, at + 1, 2);
  return code === undefined ? undefined : { code, length: 3, isByte: true };
}

function readPercentUnit(bytes: Buffer, at: number): Escape | undefined {
  if (!isLetterU(bytes[at + 1])) {
    const code = readHex(bytes, at + 1, 2);
    return code === undefined ? undefined : { code, length: 3, isShared: true };
  }
  const high = readHex(bytes, at + 2, 4);
  if (high === undefined || high < 0xd800 || high > 0xdbff) return toEscape(high, 6);
  const isNext = bytes[at + 6] === bytes[at] && isLetterU(bytes[at + 7]);
  const low = isNext ? readHex(bytes, at + 8, 4) : undefined;
  return combineSurrogates(high, low) ?? toEscape(high, 6);
}

function isLetterU(byte: number | undefined): boolean {
  return byte === 0x75 || byte === 0x55;
}

function readByteEscape(bytes: Buffer, at: number): Escape | undefined {
  const code = readOctal(bytes, at + 1);
  if (code !== undefined) return { code, length: 4, isByte: true };
  const escape = readJsonEscape(bytes, at);
  if (!escape) return undefined;
  const { code: read, length } = escape;
  return length === 4 && read >= 0x80
    ? { code: read, length, isByte: true }
    : { code: read, length, isShared: true };
}

/** Three octal digits of a byte. */
function readOctal(bytes: Buffer, at: number): number | undefined {
  let code = 0;
  for (let next = at; next < at + 3; next++) {
    const digit = hexDigitValue(bytes[next] ?? 0);
    if (digit < 0 || digit > 7) return undefined;
    code = code * 8 + digit;
  }
  return code < 256 ? code : undefined;
}

function readQuotedPrintableEscape(bytes: Buffer, at: number): Escape | undefined {
  const behind = bytes[at + 1] === 0x0d ? at + 2 : at + 1;
  if (bytes[behind] === 0x0a) return { code: 0, length: behind + 1 - at, isEmpty: true };
  return readUrlEscape(bytes, at);
}

function readHtmlEntity(bytes: Buffer, at: number): Escape | undefined {
  if (!isEntityStart(bytes[at + 1])) return undefined;
  const text = bytes.toString('latin1', at + 1, at + 1 + MAX_ENTITY_LENGTH);
  const [whole, hex, decimal, name] =
    /^(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+[0-9]*));/i.exec(text) ?? ([] as undefined[]);
  if (whole === undefined) return undefined;
  return toEscape(parseCodePoint(hex, decimal) ?? lookupEntity(name ?? ''), whole.length + 1);
}

/** A number sign or a letter. */
function isEntityStart(byte = 0): boolean {
  const letter = byte | 0x20;
  return byte === 0x23 || (letter >= 0x61 && letter <= 0x7a);
}

function readLooseHtmlEntity(bytes: Buffer, at: number): Escape | undefined {
  const escape = readHtmlEntity(bytes, at);
  if (escape) return { code: escape.code, length: escape.length, isShared: true };
  if (!isEntityStart(bytes[at + 1])) return undefined;
  const text = bytes.toString('latin1', at + 1, at + 1 + MAX_ENTITY_LENGTH);
  const [whole, hex, decimal] = /^#(?:x([0-9a-f]+)|([0-9]+))/i.exec(text) ?? ([] as undefined[]);
  const name = whole ?? findEntityPrefix(text);
  if (name === undefined) return undefined;
  return toEscape(parseCodePoint(hex, decimal) ?? lookupEntity(name), name.length + 1);
}

function parseCodePoint(hex: string | undefined, decimal: string | undefined): number | undefined {
  if (hex !== undefined) return Number.parseInt(hex, 16);
  return decimal === undefined ? undefined : Number(decimal);
}

function toEscape(code: number | undefined, length: number): Escape | undefined {
  return code === undefined || code > MAX_CODE_POINT ? undefined : { code, length };
}

function readHex(bytes: Buffer, at: number, digits: number): number | undefined {
  let value = 0;
  for (let next = at; next < at + digits; next++) {
    const digit = hexDigitValue(bytes[next] ?? 0);
    if (digit < 0) return undefined;
    value = value * 16 + digit;
  }
  return value;
}
