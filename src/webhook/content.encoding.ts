/** Whether a body is sent as it is. An empty name of a coding says no more than none. RFC 9110 8.4. */
export function isIdentityEncoding(header: string | string[] | undefined): boolean {
  const names = [header ?? ''].flat().flatMap((line) => line.split(','));
  return names.every((name) => /^\s*(identity)?\s*$/i.test(name));
}
