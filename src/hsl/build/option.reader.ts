/**
 * Options as they were given, each read once; none where a caller without types gave null, or an
 * object that throws when it is looked at.
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

/** Keys that are known here, and beside them those that the caller adds; the known ones win. */
export function mergeExtraKeys(extra: object | undefined, known: object): object {
  if (extra === undefined) return known;
  const definedKeys = Object.entries(known).filter(([, value]) => value !== undefined);
  return { ...readOptions(extra), ...Object.fromEntries(definedKeys) };
}
