import {
  brotliCompressSync,
  brotliDecompressSync,
  deflateSync,
  gzipSync,
  unzipSync,
} from 'node:zlib';
import type { SignatureFailureReason } from '../../options/haptik.event.js';
import { jsonSerializations } from './json.serializations.js';

/** The body as it may have been when it was signed, and the reason if it was. */
export interface BodyVariant {
  readonly reason: SignatureFailureReason;
  readonly body: Uint8Array;
  /** How it was written, such as `Python`. */
  readonly detail?: string;
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** What code signs when a parser has consumed the body. */
const CONSUMED_BODIES = ['', '{}', 'null', 'undefined', '[object Object]'];
/** Compression and Unicode normalization of larger bodies would take long. */
const MAX_EXPENSIVE_BYTES = 100_000;
const MAX_DECOMPRESSED_BYTES = 10_000_000;

/** Bodies that may have been signed instead of the received one; cheap and frequent ones first. */
export function* bodyVariants(bytes: Buffer): Generator<BodyVariant> {
  const text = bytes.toString('utf8');
  yield* toVariants('body-empty', CONSUMED_BODIES);
  yield* toVariants('byte-order-mark-changed', [byteOrderMarkVariant(bytes)]);
  yield* toVariants('final-newline-changed', finalNewlineVariants(text));
  yield* toVariants('line-endings-changed', lineEndingVariants(text));
  for (const { body, detail } of jsonSerializations(text)) {
    yield { reason: 'body-reserialized', body: Buffer.from(body), detail };
  }
  yield* toVariants('charset-changed', charsetVariants(bytes, text));
  yield* toVariants('body-quoted', quotedVariants(text));
  yield* toVariants('body-in-base64', base64Variants(bytes, text));
  yield* toVariants('body-form-encoded', formVariants(text));
  yield* toVariants('body-compressed', decompressions(bytes));
  if (bytes.length > MAX_EXPENSIVE_BYTES) return;
  yield* toVariants('unicode-normalized', normalizationVariants(text));
  yield* toVariants('body-compressed', compressions(bytes));
}

function* toVariants(
  reason: SignatureFailureReason,
  bodies: Iterable<string | Uint8Array>,
): Generator<BodyVariant> {
  for (const body of bodies) {
    yield { reason, body: typeof body === 'string' ? Buffer.from(body) : body };
  }
}

function finalNewlineVariants(text: string): string[] {
  return [`${text}\n`, `${text}\r\n`, text.replace(/\r?\n$/, ''), text.trim()];
}

function byteOrderMarkVariant(bytes: Buffer): Buffer {
  const hasMark = bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
  return hasMark ? bytes.subarray(BYTE_ORDER_MARK.length) : Buffer.concat([BYTE_ORDER_MARK, bytes]);
}

function lineEndingVariants(text: string): string[] {
  const unix = text.replaceAll('\r\n', '\n');
  return [unix, unix.replaceAll('\n', '\r\n'), unix.replaceAll('\n', '')];
}

/** The body before it was decoded in one charset and encoded in another. */
function charsetVariants(bytes: Buffer, text: string): Buffer[] {
  const windows = new TextDecoder('windows-1252').decode(bytes);
  const utf16 = Buffer.from(text, 'utf16le');
  return [
    Buffer.from(text, 'latin1'),
    Buffer.from(bytes.toString('latin1'), 'utf8'),
    Buffer.from(windows, 'utf8'),
    utf16,
    Buffer.concat([Buffer.of(0xff, 0xfe), utf16]),
    Buffer.from(bytes.toString('utf16le'), 'utf8'),
  ];
}

function quotedVariants(text: string): string[] {
  const quoted = JSON.stringify(text);
  if (!/^\s*"/.test(text)) return [quoted];
  try {
    return [quoted, String(JSON.parse(text))];
  } catch {
    return [quoted];
  }
}

function base64Variants(bytes: Buffer, text: string): Buffer[] {
  const encoded = Buffer.from(bytes.toString('base64'));
  const isBase64 = /^[A-Za-z0-9+/_-]+={0,2}\s*$/.test(text);
  return isBase64 ? [encoded, Buffer.from(text, 'base64')] : [encoded];
}

/** The JSON in a form, as its only value or as one of them, and the JSON as a form. */
function formVariants(text: string): string[] {
  const encoded = encodeURIComponent(text);
  const form = new URLSearchParams(text);
  const values = [...form].flatMap(([name, value]) => [name, value]);
  return [encoded, encoded.replaceAll('%20', '+'), ...values.filter((value) => value !== '')];
}

function* normalizationVariants(text: string): Generator<string> {
  for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) yield text.normalize(form);
}

function* decompressions(bytes: Buffer): Generator<Uint8Array> {
  const options = { maxOutputLength: MAX_DECOMPRESSED_BYTES };
  for (const decompress of [unzipSync, brotliDecompressSync]) {
    try {
      yield decompress(bytes, options);
    } catch {
      // not compressed in this way
    }
  }
}

function* compressions(bytes: Buffer): Generator<Uint8Array> {
  for (const level of [-1, 1, 9]) {
    yield gzipSync(bytes, { level });
    yield deflateSync(bytes, { level });
  }
  yield brotliCompressSync(bytes);
}
