/**
 * Options as they were given, each read once; none where a caller without types gave null, or an
 * object that throws when it is looked at.
 */
export function given<Options extends object>(options: Options | undefined): Partial<Options> {
  if (options === undefined) return {};
  try {
    return { ...options };
  } catch {
    return {};
  }
}
