/**
 * A copy of the options that reads each of them once. Empty for null, which untyped callers may
 * pass, and for an object with a getter that throws.
 */
export function readOptions<Options extends object>(
  options: Options | undefined,
): Partial<Options> {
  if (options === undefined) return {};
  try {
    return { ...options };
  } catch {
    return {};
  }
}

/** Merges the caller's extra keys with the known keys. Known keys take precedence. */
export function mergeExtraKeys(extra: object | undefined, known: object): object {
  if (extra === undefined) return known;
  const definedKeys = Object.entries(known).filter(([, value]) => value !== undefined);
  return { ...readOptions(extra), ...Object.fromEntries(definedKeys) };
}
