import { type TextView, TextViewWriter } from './text.view.js';

/** What stands for a character: its code, and how many bytes it takes. */
interface Escape {
  readonly code: number;
  readonly length: number;
  /** Whether the code is a byte and not a character. */
  readonly isByte?: boolean;
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
const ENTITIES: Readonly<Record<string, number>> = {
  amp: 0x26,
  lt: 0x3c,
  gt: 0x3e,
  quot: 0x22,
  apos: 0x27,
  nbsp: 0xa0,
};
/** Quote, carriage return, line feed: https://html.spec.whatwg.org/#multipart-form-data. */
const MULTIPART_ESCAPES = new Set([0x22, 0x0d, 0x0a]);
const LONGEST_ENTITY = 10;
const LAST_CODE = 0x10_ffff;

/** JSON, JavaScript and `util.inspect`: `\n`, `\"`, `\u00e9`, `\u{e9}`, `\xe9`. */
export function fromJson(view: TextView): TextView | undefined {
  return unescaped(view, '\\', jsonEscape);
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

/** Names in multipart forms, where only `%22`, `%0D` and `%0A` are escapes. */
export function fromMultipart(view: TextView): TextView | undefined {
  return unescaped(view, '%', (bytes, at) => {
    const escape = urlEscape(bytes, at);
    return escape && MULTIPART_ESCAPES.has(escape.code) ? escape : undefined;
  });
}

/** HTML and XML: `&amp;`, `&#38;`, `&#x26;`. */
export function fromHtml(view: TextView): TextView | undefined {
  return unescaped(view, '&', htmlEscape);
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

/** The view with all escapes read; undefined when there are none. */
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
    isChanged = true;
    const [start = 0, end = 0] = [starts[at], ends[at + escape.length - 1]];
    if (escape.isByte) writer.byte(escape.code, start, end);
    else writer.character(escape.code, start, end);
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
  if (low === undefined || low < 0xdc00 || low > 0xdfff) return found(high, 6);
  return { code: 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00), length: 12 };
}

function urlEscape(bytes: Buffer, at: number): Escape | undefined {
  const code = hexAt(bytes, at + 1, 2);
  return code === undefined ? undefined : { code, length: 3, isByte: true };
}

function htmlEscape(bytes: Buffer, at: number): Escape | undefined {
  const text = bytes.toString('latin1', at + 1, at + 1 + LONGEST_ENTITY);
  const [whole, hex, decimal, name] =
    /^(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));/i.exec(text) ?? ([] as undefined[]);
  if (whole === undefined) return undefined;
  const code =
    hex !== undefined
      ? Number.parseInt(hex, 16)
      : decimal !== undefined
        ? Number(decimal)
        : ENTITIES[name?.toLowerCase() ?? ''];
  return found(code, whole.length + 1);
}

function found(code: number | undefined, length: number): Escape | undefined {
  return code === undefined || code > LAST_CODE ? undefined : { code, length };
}

function hexAt(bytes: Buffer, at: number, digits: number): number | undefined {
  const text = bytes.toString('latin1', at, at + digits);
  return text.length === digits && /^[0-9a-f]+$/i.test(text)
    ? Number.parseInt(text, 16)
    : undefined;
}
