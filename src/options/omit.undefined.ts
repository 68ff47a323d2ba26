/** Options without those that are undefined, so that these do not hide a default. */
export function omitUndefined<T extends object>(options: T | null | undefined): Partial<T> {
  const entries = Object.entries(options ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}
