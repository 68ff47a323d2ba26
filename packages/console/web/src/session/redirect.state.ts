/** The location to return to after signing in, kept in the browser's history state. */
export interface RedirectState {
  readonly from: string;
  /** The user of that location; undefined if there was none. */
  readonly userId: string | undefined;
}

/** The redirect target after signing in: the previous location, unless it belongs to another user. */
export function redirectPathFor(userId: string, redirect: unknown): string {
  const { from, userId: previousUserId } = (redirect ?? {}) as Partial<RedirectState>;
  const isSameUser = previousUserId === undefined || previousUserId === userId;
  // Redirects only to pages of this console.
  return isSameUser && typeof from === 'string' && /^\/(?!\/)/.test(from) ? from : '/messages';
}
