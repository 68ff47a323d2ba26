/** Where the application answers calls, as its router knows it: global prefix and all, in segments. */
export type EndpointPath = readonly string[];

/** What stands for any segment in a path of Nest, such as `:tenant`. */
const PATTERN = /[:*{}()]/;
const ORIGIN = /^https?:\/\/[^/?#]*/i;
const ESCAPE = /%[0-9a-f]{2}/gi;
const UNRESERVED = /^[\w.~-]+$/;
const SEARCH = 'search';

export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/**
 * A URL below the endpoint as the routers of both platforms know it, where proxies and people wrote
 * it with more slashes, capital letters or needless escapes. Names of bots and searches stay as they
 * are. Undefined when it leads elsewhere.
 */
export function canonicalUrl(url: string, endpoint: EndpointPath): string | undefined {
  const target = url.replace(ORIGIN, '').replace(/#.*$/s, '');
  const end = target.indexOf('?');
  const path = end < 0 ? target : target.slice(0, end);
  if (!path.startsWith('/') || endpoint.length === 0) return undefined;
  const given = segmentsOf(path);
  const isBelow =
    given.length >= endpoint.length && endpoint.every((own, index) => fits(given[index], own));
  if (!isBelow) return undefined;
  const own = endpoint.map((segment, index) =>
    PATTERN.test(segment) ? (given[index] ?? '') : segment,
  );
  const rest = withSearch(given.slice(endpoint.length));
  return `/${[...own, ...rest].join('/')}${end < 0 ? '' : target.slice(end)}`;
}

/** Whether a path that leads elsewhere was probably meant to lead to the endpoint. */
export function isAlike(url: string, endpoint: EndpointPath): boolean {
  const last = endpoint.at(-1);
  if (last === undefined || PATTERN.test(last)) return false;
  return plain(url.replace(/[?#].*$/s, '')).includes(last.toLowerCase());
}

function fits(given: string | undefined, own: string): boolean {
  return given !== undefined && (PATTERN.test(own) || plain(given) === own.toLowerCase());
}

/** Below a bot or not, a search is asked for by one word, and its name and key follow. */
function withSearch(rest: string[]): string[] {
  const index = rest.slice(0, 2).findIndex((segment) => plain(segment) === SEARCH);
  const isSearch = index >= 0 && rest.length > index + 1;
  return isSearch ? rest.with(index, SEARCH) : rest;
}

/** Letters, digits and the like mean the same escaped and not, RFC 3986 6.2.2.2; others do not. */
function plain(path: string): string {
  return path
    .replaceAll(ESCAPE, (escape) => {
      const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
      return UNRESERVED.test(character) ? character : escape;
    })
    .toLowerCase();
}
