/** Where a request for a page or a file of the console leads. */
export interface AssetPath {
  /** The path of the console as the host has it, with slashes around it. */
  readonly base: string;
  /** What is asked for below it; empty for the console itself. */
  readonly name: string;
}

/** As a request to a proxy names it. */
const ABSOLUTE_URL_ORIGIN = /^https?:\/\/[^/?]*/i;

/**
 * Reads an address as leniently as the routers of Express and Fastify: in any case, with escapes, and
 * without the slash at the end.
 *
 * @param path of the console, below the host's global prefix
 * @param prefix the host's global prefix
 * @param requested the path of the request, with or without a query
 */
export function resolveAssetPath(path: string, prefix: string, requested: string): AssetPath {
  const parts = (requested.replace(ABSOLUTE_URL_ORIGIN, '').split('?')[0] ?? '')
    .split('/')
    .slice(1);
  const [own, before] = [splitSegments(path), splitSegments(prefix)];
  const isOwnAt = (at: number): boolean => matchesSegments(parts.slice(at, at + own.length), own);
  const isPrefixed =
    matchesSegments(parts.slice(0, before.length), before) && isOwnAt(before.length);
  // A route that is excluded from the prefix, a version, or an application that is mounted in another.
  const found = isPrefixed ? before.length : parts.findIndex((_, at) => isOwnAt(at));
  const at = Math.max(found, 0);
  const prefixSegments = isPrefixed ? before : parts.slice(0, at).filter((part) => part !== '');
  return {
    base: `/${[...prefixSegments, ...own].join('/')}/`,
    name: parts.slice(at + own.length).join('/'),
  };
}

function splitSegments(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function matchesSegments(asked: readonly string[], known: readonly string[]): boolean {
  return (
    asked.length === known.length &&
    asked.every((one, at) => normalizeSegment(one) === known[at]?.toLowerCase())
  );
}

function normalizeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment).toLowerCase();
  } catch {
    return segment.toLowerCase();
  }
}
