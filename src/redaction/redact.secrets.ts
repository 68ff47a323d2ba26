import { fromNumbers, fromUtf16 } from './byte.texts.js';
import {
  fromByteEscapes,
  fromCsv,
  fromForm,
  fromHtml,
  fromJson,
  fromLooseHtml,
  fromMultipart,
  fromPercentUnits,
  fromQuotedPrintable,
  fromSql,
  fromUrl,
} from './escapes.js';
import { fromBase64, fromHex } from './radixes.js';
import { type Range, SecretIndex } from './secret.index.js';
import { secretsIn } from './secrets.in.js';
import { type TextView, viewOf } from './text.view.js';

export interface RedactionOptions {
  /** Whether case and white space may differ. @default false */
  readonly isLoose?: boolean;
}

type Decoder = (view: TextView) => TextView | undefined;

const ESCAPES: readonly Decoder[] = [fromJson, fromUrl];
const DECODERS: readonly Decoder[] = [
  ...ESCAPES,
  fromForm,
  fromMultipart,
  fromHtml,
  fromSql,
  fromCsv,
  fromBase64,
  fromHex,
  fromNumbers,
  fromUtf16,
  fromByteEscapes,
  fromPercentUnits,
  fromLooseHtml,
  fromQuotedPrintable,
];
/** JSON in base64 in a URL. */
const DEEP = 3;
/** JSON in JSON, as logs of logs have it, and URLs in URLs. */
const DEEPEST = 5;
/** Bytes of all views together, for each byte of the text: the cost grows as the text does. */
const MOST_PER_BYTE = 32;
const MOST_AT_LEAST = 65_536;

/**
 * A text without secrets, however they are written in it: as they are, escaped for JSON, C, Python, URLs,
 * forms, HTML, SQL, CSV or mails, in base64, hexadecimal or numbers, of UTF-8, UTF-16 or Latin-1, composed or
 * decomposed, or read in the wrong one of these; alone or inside of something longer, and one in the other.
 * In other letters than they have, such as capitals, they are found where `isLoose` says so.
 *
 * @param secrets texts and numbers, and whatever holds some; those of fewer than four characters stay
 */
export function redactSecrets(
  text: string,
  secrets: unknown,
  { isLoose = false }: RedactionOptions = {},
): string {
  const index = new SecretIndex(secretsIn(secrets), isLoose);
  if (index.isEmpty) return text;
  return cut(
    text,
    viewsOf(text).flatMap((view) => index.find(view)),
  );
}

/** The text, and what can be read out of it. */
function viewsOf(text: string): TextView[] {
  const views = [viewOf(text)];
  let left = MOST_AT_LEAST + text.length * MOST_PER_BYTE;
  let from = 0;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const to = views.length;
    for (; from < to; from++) {
      const view = views[from];
      for (const decode of view ? (depth < DEEP ? DECODERS : ESCAPES) : []) {
        const decoded = view && left > view.bytes.length ? decode(view) : undefined;
        if (!decoded) continue;
        left -= decoded.bytes.length;
        views.push(decoded);
      }
    }
  }
  return views;
}

function cut(text: string, ranges: readonly Range[]): string {
  let clean = '';
  let done = 0;
  let last: Range | undefined;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (last && start <= last.end) {
      last = { start: last.start, end: Math.max(last.end, end) };
      continue;
    }
    if (last) {
      clean += `${text.slice(done, last.start)}[redacted]`;
      done = last.end;
    }
    last = { start, end };
  }
  return last ? `${clean}${text.slice(done, last.start)}[redacted]${text.slice(last.end)}` : text;
}
