const MAX_CAUSE_DEPTH = 5;

/**
 * The stack of an error and those of its causes, whatever the error is: one may throw while it is
 * looked at. Other fields of errors stay out, since they may hold whole requests.
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

/** The type of a thrown value. The value itself may be personal data. */
function describeThrownType(error: unknown): string {
  return error === null ? 'null' : typeof error;
}
