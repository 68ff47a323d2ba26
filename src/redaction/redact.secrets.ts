import { decodeByteList, decodeUtf16 } from './byte.decoders.js';
import {
  decodeByteEscapes,
  decodeCsvQuotes,
  decodeFormEscapes,
  decodeHtmlEntities,
  decodeJsonEscapes,
  decodeLooseHtmlEntities,
  decodeMultipartEscapes,
  decodePercentUnits,
  decodeQuotedPrintable,
  decodeSqlQuotes,
  decodeUrlEscapes,
} from './escape.decoders.js';
import { decodeBase64Runs, decodeHexRuns } from './radix.decoders.js';
import { type TextRange, SecretIndex } from './secret.index.js';
import { collectSecrets } from './collect.secrets.js';
import { type SourceMappedBytes, toSourceMappedBytes } from './source.mapped.bytes.js';

export interface SecretRedactorOptions {
  /** Whether case and whitespace may differ. @default false */
  readonly ignoreCaseAndWhitespace?: boolean;
  /** How many encodings may be nested. @default 3; 5 for JSON and URLs */
  readonly maxDepth?: number;
}

type Decoder = (view: SourceMappedBytes) => SourceMappedBytes | undefined;

const ESCAPES: readonly Decoder[] = [decodeJsonEscapes, decodeUrlEscapes];
const DECODERS: readonly Decoder[] = [
  ...ESCAPES,
  decodeFormEscapes,
  decodeMultipartEscapes,
  decodeHtmlEntities,
  decodeSqlQuotes,
  decodeCsvQuotes,
  decodeBase64Runs,
  decodeHexRuns,
  decodeByteList,
  decodeUtf16,
  decodeByteEscapes,
  decodePercentUnits,
  decodeLooseHtmlEntities,
  decodeQuotedPrintable,
];
/** JSON in base64 in a URL. */
const MAX_DEPTH_ALL_DECODERS = 3;
/** JSON in JSON, such as logs of logs, and URLs in URLs. */
const MAX_DEPTH_ESCAPES = 5;
/** Limit of decoded bytes per character of the text, so that the cost is linear in its length. */
const MAX_DECODED_BYTES_PER_BYTE = 32;
const MIN_DECODED_BYTES_LIMIT = 65_536;

/**
 * Replaces secrets in a text with `[redacted]`. It finds them verbatim; escaped for JSON, C, Python,
 * URLs, forms, HTML, SQL, CSV or mails; as base64, hexadecimal or lists of numbers; in UTF-8, UTF-16 or
 * Latin-1, composed, decomposed or misread; as a part of a longer text; and in nested encodings. With
 * `ignoreCaseAndWhitespace` it also finds them in another case.
 *
 * @param secrets texts, numbers, and objects and arrays of them; values of fewer than four
 *   characters are not redacted
 */
export function redactSecrets(
  text: string,
  secrets: unknown,
  options: SecretRedactorOptions = {},
): string {
  return new SecretRedactor(secrets, options).redact(text);
}

/** Replaces the same secrets in several texts, as {@link redactSecrets}. */
export class SecretRedactor {
  readonly #index: SecretIndex;
  readonly #maxDepth: number;

  constructor(
    secrets: unknown,
    { ignoreCaseAndWhitespace = false, maxDepth = MAX_DEPTH_ESCAPES }: SecretRedactorOptions = {},
  ) {
    this.#index = new SecretIndex(collectSecrets(secrets), ignoreCaseAndWhitespace);
    this.#maxDepth = maxDepth;
  }

  redact(text: string): string {
    if (this.#index.isEmpty) return text;
    return replaceRanges(
      text,
      decodeAll(text, this.#maxDepth).flatMap((view) => this.#index.find(view)),
    );
  }
}

/** The text and all its decodings. */
function decodeAll(text: string, maxDepth: number): SourceMappedBytes[] {
  const views = [toSourceMappedBytes(text)];
  let remainingBytes = MIN_DECODED_BYTES_LIMIT + text.length * MAX_DECODED_BYTES_PER_BYTE;
  let from = 0;
  for (let depth = 0; depth < maxDepth; depth++) {
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
