/** A URL of the console, resolved. */
export interface MountedUrl {
  /** Path of the console as the host mounts it, without trailing slash. */
  readonly base: string;
  /** Path below `base` without leading slash, and the query; empty for the console itself. */
  readonly rest: string;
}

/** Requests to a proxy have an absolute URL. */
const ABSOLUTE_URL_ORIGIN = /^https?:\/\/[^/?]*/i;

/**
 * Resolves a URL as leniently as the routers of Express and Fastify: case-insensitively,
 * percent-decoded, and without the trailing slash.
 *
 * @param path path of the console, below the host's global prefix
 * @param prefix the host's global prefix
 * @param requested URL of the request
 */
export function resolveMountedUrl(path: string, prefix: string, requested: string): MountedUrl {
  const url = withoutOrigin(requested);
  const [pathname = ''] = url.split('?', 1);
  const parts = pathname.split('/').slice(1);
  const [pathSegments, globalPrefix] = [splitSegments(path), splitSegments(prefix)];
  const matchesPathAt = (at: number): boolean =>
    matchesSegments(parts.slice(at, at + pathSegments.length), pathSegments);
  const isPrefixed =
    matchesSegments(parts.slice(0, globalPrefix.length), globalPrefix) &&
    matchesPathAt(globalPrefix.length);
  // The prefix is absent if the host excludes the route from it, uses versions, or mounts the
  // application in another one.
  const found = isPrefixed ? globalPrefix.length : parts.findIndex((_, at) => matchesPathAt(at));
  const at = Math.max(found, 0);
  const prefixSegments = isPrefixed
    ? globalPrefix
    : parts.slice(0, at).filter((part) => part !== '');
  return {
    base: `/${[...prefixSegments, ...pathSegments].join('/')}`,
    rest: parts.slice(at + pathSegments.length).join('/') + url.slice(pathname.length),
  };
}

/** Removes the origin of an absolute URL. */
export function withoutOrigin(url: string): string {
  return url.replace(ABSOLUTE_URL_ORIGIN, '');
}

function splitSegments(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function matchesSegments(actual: readonly string[], expected: readonly string[]): boolean {
  return (
    actual.length === expected.length &&
    actual.every((one, at) => normalizeSegment(one) === expected[at]?.toLowerCase())
  );
}

function normalizeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment).toLowerCase();
  } catch {
    return segment.toLowerCase();
  }
}
