import type { FuzzRequest } from './fuzz.request.js';
import type { FuzzResponse } from './fuzz.response.js';

/** Stack traces, files, SQL and values of the runtime. */
const INTERNALS =
  /\bat [^\n]*\/[^\n]+:\d+:\d+|node_modules|file:\/\/|\.[jt]s:\d+|SQLSTATE|Failed query|syntax error at|\binsert into\b|Cannot read propert|is not a function|\[object Object\]/i;
/** What the console answers to a path of no file. */
const NOT_FOUND_PAGE = '<!doctype html><meta charset="utf-8"><p>Not found.</p>\n';
/** What Express answers to a target that it cannot parse, such as `http://[/`. */
const EXPRESS_PAGE = /<pre>Cannot \S+ resource<\/pre>/;
/** Formats with a check. Others are files of the pages, and exports. */
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/;

/** What is wrong with a response, whatever the request was. Empty if nothing is. */
export function findViolations(
  request: FuzzRequest,
  { status, headers, body }: FuzzResponse,
  secrets: readonly string[],
): string[] {
  if (status === undefined) return ['no response'];
  const type = headers['content-type'];
  const isRead = request.method !== 'HEAD' && body !== '';
  const length = headers['content-length'];
  const isCut =
    isRead && length !== undefined && Buffer.byteLength(body) < Number(length) && isText(type);
  const found: Record<string, boolean> = {
    [`status ${status}`]: status >= 500 || status < 200,
    'a body without a type': isRead && type === undefined,
    'a body that is cut off': isCut,
    'not JSON': isRead && JSON_TYPE.test(type ?? '') && !isJson(body),
    'an error without the documented body':
      isRead && status >= 400 && !isProblem(status, type, body),
    'internals in an error': status >= 400 && INTERNALS.test(body),
    'an injected header': 'x-injected' in headers || headers['location']?.includes('\n') === true,
    'a sniffed error':
      isRead && status >= 400 && type?.startsWith('text/html') === true && !isSafe(headers),
    'a secret': secrets.some((secret) => body.includes(secret)),
  };
  return Object.keys(found).filter((name) => found[name] === true);
}

/** What is wrong with a response of the API of the console. */
export function findApiViolations({ status, headers }: FuzzResponse): string[] {
  // Node itself refuses a head that is not HTTP, and what it does not expect: the console does not see the request.
  if (status === undefined || status === 417 || headers['date'] === undefined) return [];
  const policy = headers['content-security-policy'] ?? '';
  const found: Record<string, boolean> = {
    'a response that is stored': headers['cache-control']?.includes('no-store') !== true,
    'a response without a policy': !policy.startsWith("default-src 'none'"),
    'a response that is sniffed': headers['x-content-type-options'] !== 'nosniff',
  };
  return Object.keys(found).filter((name) => found[name] === true);
}

function isText(type: string | undefined): boolean {
  return type !== undefined && /^text\/|json/.test(type);
}

function isSafe(headers: FuzzResponse['headers']): boolean {
  return headers['x-content-type-options'] === 'nosniff';
}

function isJson(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}

/** `{ statusCode, message }`, `{ code, message }` of the playground, or `{ success, error }` of searches. */
function isProblem(status: number, type: string | undefined, body: string): boolean {
  if (body === NOT_FOUND_PAGE || EXPRESS_PAGE.test(body)) return true;
  if (!JSON_TYPE.test(type ?? '') || !isJson(body)) return false;
  const problem = JSON.parse(body) as Readonly<Record<string, unknown>> | null;
  const { statusCode, code, message, success, error } = problem ?? {};
  const isMessage = typeof message === 'string' || Array.isArray(message);
  return (
    (success === false && typeof error === 'string') ||
    (isMessage && (statusCode === status || typeof code === 'string'))
  );
}
