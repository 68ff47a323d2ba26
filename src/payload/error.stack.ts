const MAX_CAUSE_DEPTH = 5;

/**
 * The stacks of an error and of its causes. Works for errors whose getters throw. Excludes other fields,
 * since they may contain whole requests.
 */
export function formatErrorStack(error: unknown): string {
  try {
    const stacks: string[] = [];
    let current: unknown = error;
    while (current instanceof Error && stacks.length < MAX_CAUSE_DEPTH) {
      stacks.push(current.stack ?? current.message);
      current = current.cause;
    }
    return stacks.length > 0 ? stacks.join('\ncaused by ') : `threw ${describeThrownType(error)}`;
  } catch {
    return 'an error that cannot be described';
  }
}

/** Describes a thrown value that is not an error by its type, since it may contain a whole response. */
function describeThrownType(error: unknown): string {
  return error === null ? 'null' : typeof error;
}
