/**
 * The URL in the router's spelling, when the server served the page for another one: with a trailing
 * slash, in another case, or with escapes. Undefined if the URL is canonical already.
 *
 * @param base the path of the console; ends with a slash
 */
export function canonicalLocation(
  base: string,
  { pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>,
): string | undefined {
  if (pathname.startsWith(base)) return undefined;
  const depth = base.split('/').length - 1;
  const parts = pathname.split('/');
  const isUnderBase = normalizePath(`${parts.slice(0, depth).join('/')}/`) === normalizePath(base);
  const rest = isUnderBase ? parts.slice(depth).join('/') : '';
  return `${base}${rest}${search}${hash}`;
}

function normalizePath(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}
