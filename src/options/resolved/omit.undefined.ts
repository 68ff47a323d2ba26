/** The options without undefined values, which would override a default. */
export function omitUndefined<T extends object>(options: T | null | undefined): Partial<T> {
  const entries = Object.entries(options ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}
