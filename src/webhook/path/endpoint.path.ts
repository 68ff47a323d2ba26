/** The segments of the path of the endpoint, with the global prefix. */
export type EndpointPath = readonly string[];

/** A pattern in a path of Nest, such as `:tenant`. */
const ROUTE_PATTERN = /[:*{}()]/;
const ORIGIN = /^https?:\/\/[^/?#]*/i;
const PERCENT_ESCAPE = /%[0-9a-f]{2}/gi;
const UNRESERVED = /^[\w.~-]+$/;
const SEARCH_SEGMENT = 'search';

export function splitPath(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/**
 * Normalizes a URL of the endpoint, its bots and searches: removes additional slashes, capital letters
 * and needless escapes, so that the routers of both platforms find it. Names of bots and searches are
 * not changed. Undefined for other URLs.
 */
export function canonicalizeUrl(url: string, endpoint: EndpointPath): string | undefined {
  const target = url.replace(ORIGIN, '').replace(/#.*$/s, '');
  const end = target.indexOf('?');
  const path = end < 0 ? target : target.slice(0, end);
  // Without a literal segment, every URL of the host would match.
  if (!path.startsWith('/') || endpoint.every((own) => ROUTE_PATTERN.test(own))) return undefined;
  const given = splitPath(path);
  const isBelow =
    given.length >= endpoint.length &&
    endpoint.every((own, index) => matchesSegment(given[index], own));
  if (!isBelow) return undefined;
  const own = endpoint.map((segment, index) =>
    ROUTE_PATTERN.test(segment) ? (given[index] ?? '') : segment,
  );
  const rest = canonicalizeSubpath(given.slice(endpoint.length));
  return rest && `/${[...own, ...rest].join('/')}${end < 0 ? '' : target.slice(end)}`;
}

/** A URL whose path can be decoded: percent signs that are not escapes are escaped. */
export function escapeMalformedPercent(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}

/** Whether a path of another URL was probably meant to be that of the endpoint. */
export function resemblesEndpoint(url: string, endpoint: EndpointPath): boolean {
  const last = endpoint.at(-1);
  if (last === undefined || ROUTE_PATTERN.test(last)) return false;
  return normalizeEscapes(url.replace(/[?#].*$/s, '')).includes(last.toLowerCase());
}

function matchesSegment(given: string | undefined, own: string): boolean {
  return (
    given !== undefined &&
    (ROUTE_PATTERN.test(own) || normalizeEscapes(given) === own.toLowerCase())
  );
}

/**
 * The normalized segments below the endpoint: none, a bot, or a search, optionally with a bot before it
 * and a key after it. Undefined for other paths of the host.
 */
function canonicalizeSubpath(rest: string[]): string[] | undefined {
  if (rest.length < 2) return rest;
  const index = rest.findIndex((segment, at) => {
    const behind = rest.length - at - 1;
    return at < 2 && behind > 0 && behind < 3 && isSearchSegment(segment);
  });
  return index < 0 ? undefined : rest.with(index, SEARCH_SEGMENT);
}

/** Whether a segment is that of searches. */
export function isSearchSegment(segment: string): boolean {
  return normalizeEscapes(segment) === SEARCH_SEGMENT;
}

/** Unreserved characters are equivalent with and without escapes, RFC 3986 6.2.2.2; others are not. */
export function normalizeEscapes(path: string): string {
  return decodeUnreserved(path).toLowerCase();
}

/** Decodes letters, digits and the like, and nothing else. */
export function decodeUnreserved(path: string): string {
  return path.replaceAll(PERCENT_ESCAPE, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return UNRESERVED.test(character) ? character : escape;
  });
}
