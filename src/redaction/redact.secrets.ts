import { decodeByteList, decodeUtf16 } from './byte.decoders.js';
import {
  fromByteEscapes,
  decodeCsvQuotes,
  decodeFormEscapes,
  decodeHtmlEntities,
  decodeJsonEscapes,
  fromLooseHtml,
  fromMultipart,
  fromPercentUnits,
  fromQuotedPrintable,
  decodeSqlQuotes,
  decodeUrlEscapes,
} from './escape.decoders.js';
import { decodeBase64Runs, decodeHexRuns } from './radix.decoders.js';
import { type TextRange, SecretIndex } from './secret.index.js';
import { collectSecrets } from './collect.secrets.js';
import { type SourceMappedBytes, toSourceMappedBytes } from './source.mapped.bytes.js';

export interface RedactionOptions {
  /** Whether case and white space may differ. @default false */
  readonly ignoreCaseAndWhitespace?: boolean;
}

type Decoder = (view: SourceMappedBytes) => SourceMappedBytes | undefined;

const ESCAPES: readonly Decoder[] = [decodeJsonEscapes, decodeUrlEscapes];
const DECODERS: readonly Decoder[] = [
  ...ESCAPES,
  decodeFormEscapes,
  fromMultipart,
  decodeHtmlEntities,
  decodeSqlQuotes,
  decodeCsvQuotes,
  decodeBase64Runs,
  decodeHexRuns,
  decodeByteList,
  decodeUtf16,
  fromByteEscapes,
  fromPercentUnits,
  fromLooseHtml,
  fromQuotedPrintable,
];
/** JSON in base64 in a URL. */
const MAX_DEPTH_ALL_DECODERS = 3;
/** JSON in JSON, as logs of logs have it, and URLs in URLs. */
const MAX_DEPTH_ESCAPES = 5;
/** Bytes of all views together, for each byte of the text: the cost grows as the text does. */
const MAX_DECODED_BYTES_PER_BYTE = 32;
const MIN_DECODED_BYTES_LIMIT = 65_536;

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
  { ignoreCaseAndWhitespace = false }: RedactionOptions = {},
): string {
  const index = new SecretIndex(collectSecrets(secrets), ignoreCaseAndWhitespace);
  if (index.isEmpty) return text;
  return replaceRanges(
    text,
    decodeAll(text).flatMap((view) => index.find(view)),
  );
}

/** The text, and what can be read out of it. */
function decodeAll(text: string): SourceMappedBytes[] {
  const views = [toSourceMappedBytes(text)];
  let remainingBytes = MIN_DECODED_BYTES_LIMIT + text.length * MAX_DECODED_BYTES_PER_BYTE;
  let from = 0;
  for (let depth = 0; depth < MAX_DEPTH_ESCAPES; depth++) {
    const to = views.length;
    for (; from < to; from++) {
      const view = views[from];
      for (const decode of view ? (depth < MAX_DEPTH_ALL_DECODERS ? DECODERS : ESCAPES) : []) {
        const decoded = view && remainingBytes > view.bytes.length ? decode(view) : undefined;
        if (!decoded) continue;
        remainingBytes -= decoded.bytes.length;
        views.push(decoded);
      }
    }
  }
  return views;
}

function replaceRanges(text: string, ranges: readonly TextRange[]): string {
  let clean = '';
  let done = 0;
  let last: TextRange | undefined;
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
