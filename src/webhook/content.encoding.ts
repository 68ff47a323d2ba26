/** Whether a body is not encoded. An empty coding counts as none. RFC 9110 8.4. */
export function isIdentityEncoding(header: string | string[] | undefined): boolean {
  const names = [header ?? ''].flat().flatMap((line) => line.split(','));
  return names.every((name) => /^\s*(identity)?\s*$/i.test(name));
}
