import type { SignatureFailureReason } from '../../options/haptik.event.js';
import { isSorted, type JsonToken, tokenizeJson } from './json.tokens.js';

/** Headers of a request, with names in lower case. */
export type SignedRequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The most likely reason why a well-formed signature is wrong, from how the body looks. */
export function guessReason(bytes: Buffer, headers: SignedRequestHeaders): SignatureFailureReason {
  if (bytes.length === 0) return 'body-empty';
  const encoding = read(headers, 'content-encoding');
  if ((encoding !== '' && encoding !== 'identity') || isGzip(bytes)) return 'body-compressed';
  const text = bytes.toString('utf8');
  if (/^(%7B|[\w.[\]-]+=)/i.test(text)) return 'body-form-encoded';
  const announced = Number(read(headers, 'content-length') || bytes.length);
  if (announced !== bytes.length) {
    return announced > bytes.length ? 'body-truncated' : 'body-altered';
  }
  const tokens = tokenizeJson(text);
  if (!tokens && isUnfinished(text)) return 'body-truncated';
  if (text.includes('\ufffd') || /\?{3}/.test(text)) return 'charset-changed';
  if (!tokens) return 'unknown';
  if (isReserialized(text, tokens)) return 'body-reserialized';
  return tokens[0]?.text === '{' ? 'secret-unknown' : 'unknown';
}

function read(headers: SignedRequestHeaders, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value.trim().toLowerCase() : '';
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Whether a text begins as JSON, and ends within a string, an object or a list. */
function isUnfinished(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  const bare = text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '');
  const openings = bare.replaceAll(/[^{[]/g, '').length;
  const closings = bare.replaceAll(/[^}\]]/g, '').length;
  return bare.includes('"') || openings > closings;
}

/** Whether a serializer other than Haptik's has left its traces: lines, sorted keys, rounded numbers. */
function isReserialized(text: string, tokens: readonly JsonToken[]): boolean {
  const isRounded = tokens.some(
    ({ kind, text: number }) => kind === 'number' && /^\d{15,}000$/.test(number),
  );
  return isRounded || text.trim().includes('\n') || isSorted(tokens);
}
