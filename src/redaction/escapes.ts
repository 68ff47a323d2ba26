import { entityAt, entityOf } from './entities.js';
import { digitOf } from './hex.digit.js';
import { type TextView, TextViewWriter } from './text.view.js';

/** What stands for a character: its code, and how many bytes it takes. */
interface Escape {
  readonly code: number;
  readonly length: number;
  /** Whether the code is a byte and not a character. */
  readonly isByte?: boolean;
  /** Whether another decoder reads it alike, so that it alone is no reason for a view. */
  readonly isShared?: boolean;
  /** Whether it stands for nothing at all, and only goes. */
  readonly isNothing?: boolean;
}
type Reader = (bytes: Buffer, at: number) => Escape | undefined;

const CONTROLS: Readonly<Record<string, number>> = {
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
const LONGEST_ENTITY = 12;
const LAST_CODE = 0x10_ffff;

/** JSON, JavaScript and `util.inspect`: `\n`, `\"`, `\u00e9`, `\u{e9}`, `\xe9`. */
export function fromJson(view: TextView): TextView | undefined {
  return unescaped(view, '\\', jsonEscape);
}

/** Bytes in C, Python and git: `\\xc3\\xa4`, `\\303\\244`, where JSON would read characters. */
export function fromByteEscapes(view: TextView): TextView | undefined {
  return unescaped(view, '\\', byteEscape);
}

/** URLs: `%22`, whichever characters are written so. */
export function fromUrl(view: TextView): TextView | undefined {
  return unescaped(view, '%', urlEscape);
}

/** Forms: as in URLs, and a plus for a blank. */
export function fromForm(view: TextView): TextView | undefined {
  const blanks = unescaped(view, '+', () => ({ code: 0x20, length: 1 }));
  return blanks && (fromUrl(blanks) ?? blanks);
}

/** `escape()` of JavaScript: `%u092A`, `%E4`, where a URL would have bytes. */
export function fromPercentUnits(view: TextView): TextView | undefined {
  return unescaped(view, '%', percentUnit);
}

/** Mails: `=C3=A4`, and lines that end with `=` go on. */
export function fromQuotedPrintable(view: TextView): TextView | undefined {
  return unescaped(view, '=', quotedPrintable);
}

/** Names in multipart forms, where only `%22`, `%0D` and `%0A` are escapes. */
export function fromMultipart(view: TextView): TextView | undefined {
  return unescaped(view, '%', (bytes, at) => {
    const escape = urlEscape(bytes, at);
    return escape && MULTIPART_ESCAPES.has(escape.code) ? escape : undefined;
  });
}

/** HTML and XML: `&amp;`, `&auml;`, `&#38;`, `&#x26;`. */
export function fromHtml(view: TextView): TextView | undefined {
  return unescaped(view, '&', htmlEscape);
}

/** HTML without its semicolons: `&amp`, `&#38`, `&#x26`. */
export function fromLooseHtml(view: TextView): TextView | undefined {
  return unescaped(view, '&', looseHtmlEscape);
}

/** SQL: `''`. */
export function fromSql(view: TextView): TextView | undefined {
  return unescaped(view, "'", doubled);
}

/** CSV: `""`. */
export function fromCsv(view: TextView): TextView | undefined {
  return unescaped(view, '"', doubled);
}

function doubled(bytes: Buffer, at: number): Escape | undefined {
  const code = bytes[at] ?? 0;
  return bytes[at + 1] === code ? { code, length: 2 } : undefined;
}

/** The view with all escapes read; undefined when there are none of its own. */
function unescaped(view: TextView, sign: string, read: Reader): TextView | undefined {
  const { bytes, starts, ends } = view;
  if (!bytes.includes(sign)) return undefined;
  const first = sign.charCodeAt(0);
  const writer = new TextViewWriter(bytes.length);
  let isChanged = false;
  for (let at = 0; at < bytes.length;) {
    const escape = bytes[at] === first ? read(bytes, at) : undefined;
    if (!escape) {
      writer.copy(view, at++);
      continue;
    }
    isChanged ||= !escape.isShared;
    const [start = 0, end = 0] = [starts[at], ends[at + escape.length - 1]];
    if (escape.isByte) writer.byte(escape.code, start, end);
    else if (!escape.isNothing) writer.character(escape.code, start, end);
    at += escape.length;
  }
  return isChanged ? writer.view : undefined;
}

function jsonEscape(bytes: Buffer, at: number): Escape | undefined {
  // Whoever writes a message in capitals writes its escapes so as well.
  const sign = bytes.toString('latin1', at + 1, at + 2).toLowerCase();
  if (sign === 'u') return unicodeEscape(bytes, at);
  if (sign === 'x') return found(hexAt(bytes, at + 2, 2), 4);
  if (/^["'`/\\]$/.test(sign)) return { code: sign.charCodeAt(0), length: 2 };
  return found(CONTROLS[sign], 2);
}

function unicodeEscape(bytes: Buffer, at: number): Escape | undefined {
  const braced = /^\{([0-9a-f]{1,6})\}/i.exec(bytes.toString('latin1', at + 2, at + 10))?.[1];
  if (braced !== undefined) return found(Number.parseInt(braced, 16), 4 + braced.length);
  // Python has eight digits behind a capital.
  const long = /^U(?:000|0010)/.test(bytes.toString('latin1', at + 1, at + 6));
  const whole = long ? hexAt(bytes, at + 2, 8) : undefined;
  if (whole !== undefined) return found(whole, 10);
  const high = hexAt(bytes, at + 2, 4);
  if (high === undefined || high < 0xd800 || high > 0xdbff) return found(high, 6);
  const low =
    bytes.toString('latin1', at + 6, at + 8).toLowerCase() === '\\u'
      ? hexAt(bytes, at + 8, 4)
      : undefined;
  return pairOf(high, low) ?? found(high, 6);
}

/** Two halves of a character, of six signs each. */
function pairOf(high: number, low: number | undefined): Escape | undefined {
  if (low === undefined || low < 0xdc00 || low > 0xdfff) return undefined;
  return { code: 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00), length: 12 };
}

function urlEscape(bytes: Buffer, at: number): Escape | undefined {
  const code = hexAt(bytes, at + 1, 2);
  return code === undefined ? undefined : { code, length: 3, isByte: true };
}

function percentUnit(bytes: Buffer, at: number): Escape | undefined {
  if (!isLetterU(bytes[at + 1])) {
    const code = hexAt(bytes, at + 1, 2);
    return code === undefined ? undefined : { code, length: 3, isShared: true };
  }
  const high = hexAt(bytes, at + 2, 4);
  if (high === undefined || high < 0xd800 || high > 0xdbff) return found(high, 6);
  const isNext = bytes[at + 6] === bytes[at] && isLetterU(bytes[at + 7]);
  const low = isNext ? hexAt(bytes, at + 8, 4) : undefined;
  return pairOf(high, low) ?? found(high, 6);
}

function isLetterU(byte: number | undefined): boolean {
  return byte === 0x75 || byte === 0x55;
}

function byteEscape(bytes: Buffer, at: number): Escape | undefined {
  const code = octalAt(bytes, at + 1);
  if (code !== undefined) return { code, length: 4, isByte: true };
  const escape = jsonEscape(bytes, at);
  if (!escape) return undefined;
  const { code: read, length } = escape;
  return length === 4 && read >= 0x80
    ? { code: read, length, isByte: true }
    : { code: read, length, isShared: true };
}

/** Three digits, as they stand for a byte. */
function octalAt(bytes: Buffer, at: number): number | undefined {
  let code = 0;
  for (let next = at; next < at + 3; next++) {
    const digit = digitOf(bytes[next] ?? 0);
    if (digit < 0 || digit > 7) return undefined;
    code = code * 8 + digit;
  }
  return code < 256 ? code : undefined;
}

function quotedPrintable(bytes: Buffer, at: number): Escape | undefined {
  const behind = bytes[at + 1] === 0x0d ? at + 2 : at + 1;
  if (bytes[behind] === 0x0a) return { code: 0, length: behind + 1 - at, isNothing: true };
  return urlEscape(bytes, at);
}

function htmlEscape(bytes: Buffer, at: number): Escape | undefined {
  if (!beginsEntity(bytes[at + 1])) return undefined;
  const text = bytes.toString('latin1', at + 1, at + 1 + LONGEST_ENTITY);
  const [whole, hex, decimal, name] =
    /^(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+[0-9]*));/i.exec(text) ?? ([] as undefined[]);
  if (whole === undefined) return undefined;
  return found(codeOf(hex, decimal) ?? entityOf(name ?? ''), whole.length + 1);
}

/** A number sign or a letter. */
function beginsEntity(byte = 0): boolean {
  const letter = byte | 0x20;
  return byte === 0x23 || (letter >= 0x61 && letter <= 0x7a);
}

function looseHtmlEscape(bytes: Buffer, at: number): Escape | undefined {
  const escape = htmlEscape(bytes, at);
  if (escape) return { code: escape.code, length: escape.length, isShared: true };
  if (!beginsEntity(bytes[at + 1])) return undefined;
  const text = bytes.toString('latin1', at + 1, at + 1 + LONGEST_ENTITY);
  const [whole, hex, decimal] = /^#(?:x([0-9a-f]+)|([0-9]+))/i.exec(text) ?? ([] as undefined[]);
  const name = whole ?? entityAt(text);
  if (name === undefined) return undefined;
  return found(codeOf(hex, decimal) ?? entityOf(name), name.length + 1);
}

function codeOf(hex: string | undefined, decimal: string | undefined): number | undefined {
  if (hex !== undefined) return Number.parseInt(hex, 16);
  return decimal === undefined ? undefined : Number(decimal);
}

function found(code: number | undefined, length: number): Escape | undefined {
  return code === undefined || code > LAST_CODE ? undefined : { code, length };
}

function hexAt(bytes: Buffer, at: number, digits: number): number | undefined {
  let value = 0;
  for (let next = at; next < at + digits; next++) {
    const digit = digitOf(bytes[next] ?? 0);
    if (digit < 0) return undefined;
    value = value * 16 + digit;
  }
  return value;
}
