/**
 * The address as the router knows it, when the server gave the page for one that is spelled differently:
 * without the slash at the end, in another case, with escapes. Undefined when it is right as it is.
 *
 * @param base where the console is; ends with a slash
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
