/** Where the application answers calls, as its router knows it: global prefix and all, in segments. */
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
 * A URL of the endpoint, its bots and searches as the routers of both platforms know it, where proxies and people wrote
 * it with more slashes, capital letters or needless escapes. Names of bots and searches stay as they
 * are. Undefined when it leads elsewhere.
 */
export function canonicalizeUrl(url: string, endpoint: EndpointPath): string | undefined {
  const target = url.replace(ORIGIN, '').replace(/#.*$/s, '');
  const end = target.indexOf('?');
  const path = end < 0 ? target : target.slice(0, end);
  // Where no segment is certain, every URL of the host may be one of its own.
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

/** A URL whose path can be decoded: where it cannot, its percent signs stand for themselves. */
export function decodable(url: string): string {
  const path = url.replace(/[?#].*$/s, '');
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll('%', '%25') + url.slice(path.length);
  }
}

/** Whether a path that leads elsewhere was probably meant to lead to the endpoint. */
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
 * What leads below the endpoint: nothing, a bot, or a search, with a bot before it or not, and with a
 * key behind its name or not. Undefined when it is something else of the host.
 */
function canonicalizeSubpath(rest: string[]): string[] | undefined {
  if (rest.length < 2) return rest;
  const index = rest.findIndex((segment, at) => {
    const behind = rest.length - at - 1;
    return at < 2 && behind > 0 && behind < 3 && isSearchSegment(segment);
  });
  return index < 0 ? undefined : rest.with(index, SEARCH_SEGMENT);
}

/** Whether a segment is the word that a search is asked for by. */
export function isSearchSegment(segment: string): boolean {
  return normalizeEscapes(segment) === SEARCH_SEGMENT;
}

/** Letters, digits and the like mean the same escaped and not, RFC 3986 6.2.2.2; others do not. */
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
