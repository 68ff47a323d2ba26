import type { IncomingHttpHeaders } from 'node:http';
import { PayloadException } from '../payload/payload.exception.js';
import type { WebhookResponse } from '../webhook/receive/webhook.request.js';
import type { ServerlessEvent, ServerlessResult } from './serverless.event.js';

/** The stage without a segment in the path. */
const DEFAULT_STAGE = '$default';

/** Of these headers node:http keeps the first; the values of other repeated headers are joined. */
const SINGLE_HEADERS: ReadonlySet<string> = new Set([
  'age',
  'authorization',
  'content-length',
  'content-type',
  'etag',
  'expires',
  'from',
  'host',
  'if-modified-since',
  'if-unmodified-since',
  'last-modified',
  'location',
  'max-forwards',
  'proxy-authorization',
  'referer',
  'retry-after',
  'server',
  'user-agent',
]);

/**
 * The headers of an event as node:http has them. Values of names that differ in case are joined, too, so
 * that a second signature cannot hide behind the first.
 */
export function readHeaders({
  headers,
  multiValueHeaders,
  cookies,
}: ServerlessEvent): IncomingHttpHeaders {
  const lines = new Map<string, string[]>();
  const multiple = Object.entries(multiValueHeaders ?? {});
  const isMultiple = new Set(multiple.map(([name]) => name.toLowerCase()));
  const single = Object.entries(headers ?? {}).filter(
    ([name]) => !isMultiple.has(name.toLowerCase()),
  );
  for (const [name, values] of [...multiple, ...single, ['cookie', cookies] as const]) {
    const key = name.toLowerCase();
    const given = [values].flat().filter((value) => typeof value === 'string');
    if (given.length > 0) lines.set(key, [...(lines.get(key) ?? []), ...given]);
  }
  return Object.fromEntries(
    [...lines].map(([name, values]) => [name, joinValues(name, values)] as const),
  );
}

function joinValues(name: string, values: string[]): string | undefined {
  if (SINGLE_HEADERS.has(name)) return values[0];
  return values.join(name === 'cookie' ? '; ' : ', ');
}

/** The URLs that an event may mean, without and with its stage, the likelier one first. */
export function listUrls(event: ServerlessEvent): readonly [string, ...string[]] {
  const { rawPath, path, requestContext } = event;
  // The path may be decoded.
  const given = (rawPath ?? path ?? '/').replaceAll(/[?#]/g, encodeURIComponent);
  const query = readQuery(event);
  const toUrl = (some: string): string => (query === '' ? some : `${some}?${query}`);
  const stage = requestContext?.stage ?? DEFAULT_STAGE;
  const isStaged = stage !== DEFAULT_STAGE && `${given}/`.startsWith(`/${stage}/`);
  if (!isStaged) return [toUrl(given)];
  const own = toUrl(given.slice(stage.length + 1) || '/');
  // Format 2.0 has the stage in every path, except on custom domains. In format 1.0 it is rare.
  return rawPath === undefined ? [toUrl(given), own] : [own, toUrl(given)];
}

/** Whether a URL has no path. */
export function isRoot(url: string): boolean {
  return /^\/*(\?|$)/.test(url);
}

function readQuery(event: ServerlessEvent): string {
  const { rawQueryString, multiValueQueryStringParameters, queryStringParameters } = event;
  if (typeof rawQueryString === 'string') return rawQueryString;
  const parameters = multiValueQueryStringParameters ?? queryStringParameters ?? {};
  const pairs = Object.entries(parameters).flatMap(([name, values]) =>
    [values ?? ''].flat().map((value): [string, string] => [name, value]),
  );
  // Load balancers do not decode the parameters.
  return event.requestContext?.elb === undefined
    ? new URLSearchParams(pairs).toString()
    : pairs.map((pair) => pair.join('=')).join('&');
}

/** The length of the body in bytes. */
export function measureBody({ body, isBase64Encoded }: ServerlessEvent): number | undefined {
  if (body === undefined || body === null) return 0;
  if (typeof body !== 'string') return undefined;
  return Buffer.byteLength(body, isBase64Encoded === true ? 'base64' : 'utf8');
}

/**
 * The bytes of the body.
 *
 * @throws PayloadException when the bytes that were sent are unknown
 */
export function decodeBody({ body, isBase64Encoded }: ServerlessEvent): Buffer {
  if (body === undefined || body === null) return Buffer.of();
  if (typeof body !== 'string') {
    throw new PayloadException(
      'the body of the event is not a string, so no signature can be verified',
    );
  }
  if (isBase64Encoded !== true) return Buffer.from(body, 'utf8');
  const bytes = Buffer.from(body, 'base64');
  if (trimPadding(bytes.toString('base64')) === trimPadding(body)) return bytes;
  throw new PayloadException('isBase64Encoded is true, and the body of the event is not base64');
}

function trimPadding(base64: string): string {
  return base64.replace(/={1,2}$/, '');
}

/** The result for a response to an HTTP request. */
export function toHttpResult(
  { status: statusCode, headers, body: given }: WebhookResponse,
  method: string,
  event: ServerlessEvent,
): ServerlessResult {
  const body = method === 'HEAD' ? '' : given;
  const hasMultipleOnly = event.multiValueHeaders && !event.headers;
  if (!hasMultipleOnly) return { statusCode, headers, body };
  const lists = Object.entries(headers).map(([name, value]): [string, string[]] => [name, [value]]);
  return { statusCode, headers, multiValueHeaders: Object.fromEntries(lists), body };
}
