import { isObject, parseJsonOr } from '../../json.js';
import type { CapturedRequest } from './captured.request.js';
import { toHeaders } from './header.list.js';

/** Parses `{ headers, body }`, as serverless platforms log it, or a HAR file; undefined for other JSON. */
export function parseJsonRequest(text: string): CapturedRequest | undefined {
  const value = parseJsonOr(text, undefined);
  if (!isObject(value)) return undefined;
  const { log } = value;
  if (isObject(log) && Array.isArray(log['entries'])) return parseHar(log['entries']);
  const {
    headers,
    body = '',
    isBase64Encoded,
  } = isObject(value['request']) ? value['request'] : value;
  const lines = readHeaders(headers);
  if (!lines) return undefined;
  const encoding = isBase64Encoded === true ? 'base64' : 'utf8';
  // A parsed body has lost its bytes; its usual form is the best guess.
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  return { headers: toHeaders(lines), body: Buffer.from(content, encoding) };
}

/** The last signed request of a HAR file, or the last with a body. */
function parseHar(entries: readonly unknown[]): CapturedRequest | undefined {
  const requests = entries
    .map((entry) => (isObject(entry) && isObject(entry['request']) ? entry['request'] : {}))
    .map(({ headers, postData }) => ({ headers: readHeaders(headers), postData }))
    .filter(({ postData }) => isObject(postData));
  const isSigned = ({ headers }: (typeof requests)[number]): boolean =>
    headers?.some(([name]) => /^x-hub-signature/i.test(name)) ?? false;
  const request = requests.findLast(isSigned) ?? requests.at(-1);
  if (!request?.headers || !isObject(request.postData)) return undefined;
  const { text = '', encoding } = request.postData;
  const body = Buffer.from(String(text), encoding === 'base64' ? 'base64' : 'utf8');
  return { headers: toHeaders(request.headers), body };
}

/** Headers as a map, or as a list of `{ name, value }`. */
function readHeaders(headers: unknown): (readonly [string, string])[] | undefined {
  if (Array.isArray(headers)) {
    return headers.filter(isObject).map(({ name, value }) => [String(name), String(value)]);
  }
  if (!isObject(headers)) return undefined;
  return Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)] as const),
  );
}
